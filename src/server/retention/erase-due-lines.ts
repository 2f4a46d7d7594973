import { writeEdit } from '../cases/edit-case.ts';
import { eraseLines } from '../cases/erase-case.ts';
import { deleteCaseWords, findCasesOfRatings } from '../store/cases.ts';
import type { Connection } from '../store/database.ts';
import {
  type ErasableLine,
  findLinesComeAgain,
  findLinesHolding,
  lastLinePos,
} from '../store/erase-lines.ts';
import { forgetProblemComments } from '../store/procedure-problems.ts';
import { transact } from '../store/transact.ts';
import { monthsBefore } from './months-before.ts';
import type { RetentionPass } from './retention-pass.ts';

/** Positions of the store that are looked through at once. */
const STRETCH = 20_000;

type CommentKind = 'rating.detail' | 'procedure.problem' | 'usage';

const KEPT_AS = {
  'rating.detail': 'ratingComment',
  'procedure.problem': 'problemComment',
  usage: 'searchWords',
} as const;
/** How a line looks that holds words: as the tablets write it. */
const HOLDS = {
  'rating.detail': '"sealed":{',
  'procedure.problem': '"sealed":{',
  usage: '"missed":[{',
} as const;

/** Takes comments and words out of raw lines, and comments out of cases that ratings opened. The lines stay, and everything that counts. */
export async function eraseDueLines(pass: RetentionPass, kind: CommentKind): Promise<number> {
  const { context, atIso, nowMs, keeps, pause } = pass;
  const end = await lastLinePos(context.db);
  let erased = 0;
  for (let after = 0; after < end; after += STRETCH) {
    const where = { kind, holds: HOLDS[kind], after, through: after + STRETCH, receivedBefore: atIso };
    const found = await findLinesHolding(context.db, where);
    const due = found.filter(({ unitId, receivedAt }) => {
      const before = monthsBefore(nowMs, keeps(unitId)[KEPT_AS[kind]]);
      return before !== null && receivedAt < before;
    });
    if (due.length > 0) erased += await transact(context.db, (trx) => eraseAll(trx, pass, kind, due));
    await pause();
  }
  return erased;
}

/** What was erased once must not come back with a tablet that sends it again. */
export async function eraseLinesComeAgain({ context, atIso }: RetentionPass): Promise<number> {
  return await transact(context.db, async (trx) =>
    eraseLines(trx, await findLinesComeAgain(trx, 1_000), atIso),
  );
}

async function eraseAll(
  connection: Connection,
  { context, atIso }: RetentionPass,
  kind: CommentKind,
  lines: readonly ErasableLine[],
): Promise<number> {
  const erased = await eraseLines(connection, lines, atIso);
  if (kind === 'procedure.problem')
    await forgetProblemComments(
      connection,
      lines.flatMap(({ entryId }) => entryId ?? []),
    );
  if (kind !== 'rating.detail') return erased;
  const ratingIds = lines.flatMap(({ ofId }) => ofId ?? []);
  const cases = await findCasesOfRatings(connection, ratingIds);
  for (const row of cases.values()) {
    if (row.text_erased_at !== null) continue;
    await deleteCaseWords(connection, row.id, ['text']);
    const planned = { change: { text_erased_at: atIso }, detail: {}, note: null };
    const done = { row, planned, action: 'text-erased', atIso };
    await writeEdit(connection, context, { kind: 'program', name: null }, done);
  }
  return erased;
}
