import type { ServerContext } from '../context.ts';
import { stripLine } from '../retention/strip-line.ts';
import { type CaseRow, deleteCaseWords, eraseCaseNotes } from '../store/cases.ts';
import type { Connection } from '../store/database.ts';
import { type ErasableLine, findLinesOf, rewriteLine } from '../store/erase-lines.ts';
import { blankFeedback } from '../store/feedback.ts';
import { writeEdit } from './edit-case.ts';

/** `contact`: who wrote. `all`: what was written, too, and what was noted and answered about it; what was published stays. */
export type ErasureScope = 'contact' | 'all';

type Who = Parameters<typeof writeEdit>[2];

/**
 * Erases in the case, in the list of feedback and in the raw lines. The box holds words and contact data together, so it goes in any
 * case; the words stand in the case by then. Where an inspectorate alone could open it nothing can be taken out, and all of it goes.
 * False: the case changed meanwhile.
 */
export async function eraseCase(
  connection: Connection,
  context: Pick<ServerContext, 'atRest'>,
  row: CaseRow,
  scope: ErasureScope,
  { who, atIso }: { readonly who: Who; readonly atIso: string },
): Promise<boolean> {
  const everything = scope === 'all' || row.box === 'sealed';
  await deleteCaseWords(connection, row.id, everything ? ['text', 'contact'] : ['contact']);
  if (scope === 'all') await eraseCaseNotes(connection, row.id);
  await eraseLines(connection, await findLinesOf(connection, [row.id]), atIso);
  await blankFeedback(connection, row.id);
  const change = {
    contact_erased_at: row.contact_erased_at ?? atIso,
    ...(everything ? { text_erased_at: row.text_erased_at ?? atIso, box: 'none' as const } : {}),
    ...(scope === 'all' ? { answer_sealed: null } : {}),
  };
  const action = everything ? 'text-erased' : 'contact-erased';
  const planned = { change, detail: {}, note: null };
  return await writeEdit(connection, context, who, { row, planned, action, atIso });
}

/** Takes what was written out of these lines; answers how many held anything. */
export async function eraseLines(
  connection: Connection,
  lines: readonly ErasableLine[],
  atIso: string,
): Promise<number> {
  let erased = 0;
  for (const { pos, line } of lines) {
    const stripped = stripLine(line);
    if (stripped === null) continue;
    await rewriteLine(connection, pos, stripped, atIso);
    erased += 1;
  }
  return erased;
}
