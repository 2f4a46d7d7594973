import * as v from 'valibot';
import { foldedWords } from '#shared/domain/vietnamese.ts';
import {
  type ProcedurePage,
  type ProcedureSummary,
  procedurePage,
  type procedureQuery,
} from '#shared/protocol/procedure-admin.ts';
import { textToCursor } from '../reports/text-cursor.ts';
import type { Connection } from '../store/database.ts';
import { type ProcedureHead, pageOfProcedures } from '../store/procedures.ts';

/** One page of a unit's procedures, in the order of codes. */
export async function readProcedurePage(
  connection: Connection,
  unitId: string,
  query: v.InferOutput<typeof procedureQuery>,
  cut: { readonly afterCode: string | null; readonly limit: number },
): Promise<ProcedurePage> {
  const { state, field } = query;
  const selection = { unitId, state, field, ...readText(query.text ?? '') };
  const rows = await pageOfProcedures(connection, selection, { ...cut, limit: cut.limit + 1 });
  const shown = rows.slice(0, cut.limit);
  const last = shown.at(-1);
  return v.parse(procedurePage, {
    items: shown.map((row) => toSummary(row, row.openProblems)),
    next: rows.length > cut.limit && last !== undefined ? textToCursor(last.code) : null,
  });
}

/** What is told of a procedure wherever it is named. */
export function toSummary(
  head: ProcedureHead,
  openProblems: number,
): Record<keyof ProcedureSummary, unknown> {
  const { code, name, field, state, revision, updatedAt, checkedBy, checkedOn } = head;
  return {
    ...{ code, name, field, state, revision, updatedAt, openProblems },
    posted: head.postedVersion,
    draft: head.draftVersion,
    checked: checkedBy === null || checkedOn === null ? null : { by: checkedBy, on: checkedOn },
  };
}

/** Digits and dots are the beginning of a code; everything else is words of the name. */
function readText(text: string) {
  const trimmed = text.trim();
  return /^\d+\.[\dA-Z.]*$/.test(trimmed) ? { codePrefix: trimmed } : { words: foldedWords(trimmed) };
}
