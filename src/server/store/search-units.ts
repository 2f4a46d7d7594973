import { foldVietnamese } from '#shared/domain/vietnamese.ts';
import type { Connection } from './database.ts';

/** A unit as somebody who looks for it needs it. */
export interface NamedUnit {
  readonly id: string;
  readonly name: string;
  /** Of the unit above; null at the top. */
  readonly parentName: string | null;
}

/**
 * Looks for open units by official code or name, tones and case aside; behind a comma may stand (part of) the name of the unit above.
 * `same` are meant, `alike` hold the text in their names; `most` bounds either list.
 */
export async function searchUnits(
  connection: Connection,
  asked: string,
  most: number,
): Promise<{ readonly same: readonly NamedUnit[]; readonly alike: readonly NamedUnit[] }> {
  const [name = '', above] = asked.split(',').map(foldVietnamese);
  if (name === '') return { same: [], alike: [] };
  let query = connection
    .selectFrom('unit as u')
    .leftJoin('unit as p', 'p.id', 'u.parent_id')
    .select(['u.id', 'u.name', 'p.name as parentName', 'u.code', 'u.folded'])
    .where('u.closed_at', 'is', null)
    .where((eb) => eb.or([eb('u.code', '=', name), eb('u.folded', 'like', `%${name}%`)]));
  if (above !== undefined) query = query.where('p.folded', 'like', `%${above}%`);
  const rows = await query.orderBy('u.id').execute();
  const toNamed = ({ id, name, parentName }: NamedUnit) => ({ id, name, parentName });
  // Units that somebody added have a space before the first word, those of the official list have none.
  const same = rows.filter((row) => row.code === name || row.folded.trim() === name);
  return { same: same.slice(0, most).map(toNamed), alike: rows.slice(0, most).map(toNamed) };
}
