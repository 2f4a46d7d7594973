import * as v from 'valibot';
import {
  type ImportItem,
  type ImportItemPage,
  type ImportJob,
  importItem,
  importItemPage,
  importJob,
} from '#shared/protocol/procedure-import.ts';
import { posToCursor } from '../reports/rating-cursor.ts';
import type { Connection } from '../store/database.ts';
import { type ImportRow, pageOfItems } from '../store/procedure-imports.ts';
import type { FileFailure, FoundNote, FoundRefusal } from './file-row.ts';
import { fileAdvice, rowNoteWords, rowRefusalWords } from './import-words.ts';

/** An import that says nothing for so long has ended with its process. */
const SILENT_MS: number = 5 * 60 * 1000;

/** An import as its reader gets it. */
export function toImportJob(row: ImportRow, nowMs: number): ImportJob {
  const refusal: FileFailure | null = parse(row.refusal_json);
  return v.parse(importJob, {
    ...{ id: row.id, unit: row.unit_id, fileName: row.file_name, as: row.apply_as, format: row.format },
    state: isSilent(row, nowMs) ? 'interrupted' : row.state,
    columns: JSON.parse(row.columns_json),
    progress: { done: row.done, total: row.total },
    counts: JSON.parse(row.counts_json),
    refusal: refusal === null ? null : { ...refusal, advice: fileAdvice(refusal.code) },
    applied: parse(row.applied_json),
    ...{ createdAt: row.created_at, createdBy: row.created_by, updatedAt: row.updated_at },
  });
}

/** Nobody works on it any more although its state says so. */
export function isSilent(row: ImportRow, nowMs: number): boolean {
  const works = row.state === 'reading' || row.state === 'applying';
  return works && nowMs - Date.parse(row.updated_at) > SILENT_MS;
}

/** One page of a preview. */
export async function readImportItems(
  connection: Connection,
  importId: string,
  kind: ImportItem['kind'] | undefined,
  cut: { readonly afterNo: number; readonly limit: number },
): Promise<ImportItemPage> {
  const rows = await pageOfItems(connection, importId, kind, { ...cut, limit: cut.limit + 1 });
  const shown = rows.slice(0, cut.limit);
  const last = shown.at(-1);
  return v.parse(importItemPage, {
    items: shown.map(toItem),
    next: rows.length > cut.limit && last !== undefined ? posToCursor(last.no) : null,
  });
}

function toItem(row: Awaited<ReturnType<typeof pageOfItems>>[number]): ImportItem {
  const refusal: FoundRefusal | null = parse(row.refusal_json);
  const notes: readonly FoundNote[] = JSON.parse(row.notes_json);
  return v.parse(importItem, {
    ...{ no: row.no, kind: row.kind, row: row.row_no, name: row.name, conflict: row.conflict === 1 },
    // Of a refused row it may be no code at all.
    code: row.kind === 'refused' ? null : row.code,
    changes: JSON.parse(row.changes_json),
    refusal:
      refusal === null
        ? null
        : { ...refusal, row: row.row_no, message: rowRefusalWords(refusal.code, refusal.rows) },
    notes: notes.map((note) => ({ ...note, message: rowNoteWords(note.code) })),
  });
}

/** What this program wrote itself. */
function parse(text: string | null) {
  return text === null ? null : JSON.parse(text);
}
