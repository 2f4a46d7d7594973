import type { Connection } from './database.ts';

/** Reports of a procedure that nobody has settled. */
export async function countOpenProblems(
  connection: Connection,
  unitId: string,
  code: string,
): Promise<number> {
  const row = await connection
    .selectFrom('procedure_problem')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
    .where('unit_id', '=', unitId)
    .where('code', '=', code)
    .where('state', 'in', ['new', 'accepted'])
    .executeTakeFirstOrThrow();
  return row.n;
}
