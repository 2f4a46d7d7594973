import { diffProcedures, type PartDifference } from '#shared/domain/procedure-diff.ts';
import type { ProcedureBody } from '#shared/protocol/procedure.ts';
import type { ImportItemKind } from '#shared/protocol/procedure-import.ts';
import { textToBody } from '../procedures/body-text.ts';
import type { Connection } from '../store/database.ts';
import { findCodes } from '../store/procedures.ts';
import type { CarriedRow, FileRow, FoundNote, FoundRefusal } from './file-row.ts';
import { mergeProcedure } from './merge-procedure.ts';

/** One line of a preview: what applying the row would do, or why it cannot be taken. */
export interface ComparedRow {
  readonly kind: ImportItemKind;
  readonly row: number | null;
  readonly code: string | null;
  readonly name: string | null;
  /** What would be written; null where nothing would. */
  readonly body: ProcedureBody | null;
  /** Of the procedure that it was compared with; 0: there is none. */
  readonly baseRevision: number;
  readonly changes: readonly PartDifference[];
  readonly refusal: FoundRefusal | null;
  readonly notes: readonly FoundNote[];
}

/** Holds rows of a file against what the unit has. Reads only. */
export async function compareRows(
  connection: Connection,
  unitId: string,
  as: 'draft' | 'posted',
  rows: readonly FileRow[],
): Promise<readonly ComparedRow[]> {
  const codes = rows.flatMap((row) => (row.type === 'carried' ? [row.code] : []));
  const heads = new Map((await findCodes(connection, unitId, codes)).map((head) => [head.code, head]));
  return rows.map((row) => {
    if (row.type === 'carried') return compareRow(row, heads.get(row.code), as);
    const { code, name, refusal } = row;
    return { ...NOTHING, kind: 'refused', row: row.row, code, name, refusal };
  });
}

const NOTHING = { body: null, baseRevision: 0, changes: [], refusal: null, notes: [] } as const;

type Head = Awaited<ReturnType<typeof findCodes>>[number];

function compareRow(row: CarriedRow, head: Head | undefined, as: 'draft' | 'posted'): ComparedRow {
  const base = head === undefined ? null : baseOf(head, as);
  const merged = mergeProcedure(base, row);
  const place = { row: row.row, code: row.code, baseRevision: head?.revision ?? 0 };
  if (merged.type !== 'merged') {
    const refusal = { code: merged.type, column: null, value: null, rows: [] };
    return { ...NOTHING, ...place, kind: 'refused', name: row.patch.name ?? null, refusal };
  }
  const { body } = merged;
  const changes = base === null ? [] : diffProcedures(base, body);
  const kind = head === undefined ? 'new' : kindOf(head, changes.length > 0, as);
  const notes: FoundNote[] = [...row.notes, ...merged.notes];
  if (kind === 'changed' && head?.draftVersion !== null && head?.state !== 'draft')
    notes.push({ code: 'has-draft', column: null });
  return {
    ...{ ...place, kind, name: body.name, changes, refusal: null, notes },
    body: kind === 'unchanged' ? null : body,
  };
}

/** What a row is put over: what it would take the place of. */
function baseOf(head: Head, as: 'draft' | 'posted'): ProcedureBody | null {
  const text = as === 'draft' ? (head.draftJson ?? head.postedJson) : (head.postedJson ?? head.draftJson);
  return text === null ? null : textToBody(text);
}

function kindOf(head: Head, differs: boolean, as: 'draft' | 'posted'): ImportItemKind {
  if (head.state === 'withdrawn') return 'withdrawn';
  // Nothing new is said, and yet the public has not seen it.
  const becomesPosted = as === 'posted' && head.state === 'draft';
  return differs || becomesPosted ? 'changed' : 'unchanged';
}
