import { deleteHomeComments, pageOfHomeComments } from '../store/take-home-uses.ts';
import { monthsBefore } from './months-before.ts';
import type { RetentionPass } from './retention-pass.ts';

const PAGE = 500;

/** Takes away what was written beside ratings at home and has been kept for as long as comments are. The ratings stay. */
export async function eraseDueHomeComments({
  context,
  atIso,
  nowMs,
  keeps,
  pause,
}: RetentionPass): Promise<number> {
  let erased = 0;
  for (let after = ''; ; ) {
    const rows = await pageOfHomeComments(context.db, atIso, after, PAGE);
    const due = rows.filter(({ unitId, receivedAt }) => {
      const before = monthsBefore(nowMs, keeps(unitId).ratingComment);
      return before !== null && receivedAt < before;
    });
    const ids = due.map(({ id }) => id);
    await deleteHomeComments(context.db, ids);
    erased += ids.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return erased;
    after = last.id;
    await pause();
  }
}
