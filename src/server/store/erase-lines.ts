import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import { lineToStored, storedToLine } from './storable-text.ts';

/** A line that holds words which have been kept for long enough. */
export interface ErasableLine {
  readonly pos: number;
  readonly entryId: string | null;
  readonly ofId: string | null;
  readonly line: string;
}

/** Every line of these entries that nothing was taken out of yet, in whatever journal it stands. */
export async function findLinesOf(
  connection: Connection,
  entryIds: readonly string[],
): Promise<readonly ErasableLine[]> {
  const found: ErasableLine[] = [];
  for (const ids of chunk(entryIds)) {
    const rows = await selectLines(connection).where('entry.entry_id', 'in', ids).execute();
    found.push(...rows.map(toLine));
  }
  return found;
}

/** Lines of feedback whose case was erased, and which came once more since. */
export async function findLinesComeAgain(
  connection: Connection,
  limit: number,
): Promise<readonly ErasableLine[]> {
  const rows = await selectLines(connection)
    .innerJoin('case_file', 'case_file.id', 'entry.entry_id')
    .where('entry.kind', '=', 'feedback')
    .where((eb) =>
      eb.or([
        eb('case_file.contact_erased_at', 'is not', null),
        eb('case_file.text_erased_at', 'is not', null),
      ]),
    )
    .orderBy('entry.pos')
    .limit(limit)
    .execute();
  return rows.map(toLine);
}

/** Lines of a kind within a stretch of the store that hold a certain text, with the unit that they came from. */
export async function findLinesHolding(
  connection: Connection,
  where: {
    readonly kind: string;
    readonly holds: string;
    readonly after: number;
    readonly through: number;
    readonly receivedBefore: string;
  },
): Promise<readonly (ErasableLine & { readonly unitId: string; readonly receivedAt: string })[]> {
  const rows = await selectLines(connection)
    .innerJoin('replica', 'replica.no', 'entry.replica_no')
    .innerJoin('device', 'device.id', 'replica.device_id')
    .select(['device.unit_id as unitId', 'entry.received_at as receivedAt'])
    .where('entry.kind', '=', where.kind)
    .where('entry.pos', '>', where.after)
    .where('entry.pos', '<=', where.through)
    .where('entry.received_at', '<', where.receivedBefore)
    .where('entry.line', 'like', `%${where.holds}%`)
    .orderBy('entry.pos')
    .execute();
  return rows.map((row) => ({ ...toLine(row), unitId: row.unitId, receivedAt: row.receivedAt }));
}

/** How far the store of lines reaches. */
export async function lastLinePos(connection: Connection): Promise<number> {
  const row = await connection
    .selectFrom('entry')
    .select((eb) => eb.fn.max('pos').as('pos'))
    .executeTakeFirst();
  return Number(row?.pos ?? 0);
}

/** Puts a line without its words in its place. The hash stays the one of the line as it came. */
export async function rewriteLine(
  connection: Connection,
  pos: number,
  line: string,
  erasedAt: string,
): Promise<void> {
  await connection
    .updateTable('entry')
    .set({ line: lineToStored(line), erased_at: erasedAt })
    .where('pos', '=', pos)
    .execute();
}

function selectLines(connection: Connection) {
  return connection
    .selectFrom('entry')
    .select(['entry.pos as pos', 'entry.entry_id as entryId', 'entry.of_id as ofId', 'entry.line as line'])
    .where('entry.erased_at', 'is', null);
}

function toLine({ pos, entryId, ofId, line }: ErasableLine): ErasableLine {
  return { pos, entryId, ofId, line: storedToLine(line) };
}
