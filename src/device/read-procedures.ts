import * as v from 'valibot';
import { type Procedure, procedure } from '#shared/protocol/procedure.ts';
import type { ContentRow } from './content-rows.ts';
import { parseJson } from './content-transport.ts';
import type { DeviceDatabase } from './open-database.ts';
import { dropParts, readPart } from './part-store.ts';

/** CF8: what could be read, and how many parts of the list could not. */
export interface StoredProcedures {
  readonly procedures: readonly Procedure[];
  readonly damagedParts: number;
}

/** CF8: the procedures of a content, part by part: the page answers taps in between. Damaged parts are left out and removed, so that they are fetched again. */
export async function readProcedures(
  db: DeviceDatabase,
  row: ContentRow,
  subtle: SubtleCrypto,
): Promise<StoredProcedures> {
  if (row.type === 'inline') return { procedures: row.package.procedures, damagedParts: 0 };
  const read: Procedure[] = [];
  const damaged: string[] = [];
  let unreadable = 0;
  for (const { hash, list } of row.plan.parts) {
    if (list !== 'procedures') continue;
    const bytes = await readPart(db, hash, subtle);
    if (bytes === null) damaged.push(hash);
    else {
      const procedures = parseProcedures(new TextDecoder().decode(bytes));
      // Sound, but for another program: fetching it again would bring the same.
      if (procedures === null) unreadable++;
      else read.push(...procedures);
    }
  }
  if (damaged.length > 0) await dropParts(db, damaged);
  return { procedures: read, damagedParts: damaged.length + unreadable };
}

const list = v.array(procedure);

/** A part of the list: items without brackets. Null when this program cannot read it. */
export function parseProcedures(text: string): readonly Procedure[] | null {
  const parsed = v.safeParse(list, parseJson(`[${text}]`));
  return parsed.success ? parsed.output : null;
}
