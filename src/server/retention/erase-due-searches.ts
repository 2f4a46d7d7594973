import { dayOf } from '#shared/domain/zoned-day.ts';
import { deleteSearchWords, findUnitsWithSearchWords } from '../store/procedure-usage.ts';
import { transact } from '../store/transact.ts';
import { eraseDueLines } from './erase-due-lines.ts';
import { monthsBefore } from './months-before.ts';
import type { RetentionPass } from './retention-pass.ts';

/** Words that were searched for in vain: out of the list, and out of the raw lines. How often nothing was found stays. */
export async function eraseDueSearches(pass: RetentionPass): Promise<number> {
  const { context, nowMs, keeps, pause } = pass;
  let erased = 0;
  for (const { unitId, timeZone } of await findUnitsWithSearchWords(context.db)) {
    const before = monthsBefore(nowMs, keeps(unitId).searchWords);
    if (before === null) continue;
    const day = dayOf(Date.parse(before), timeZone);
    erased += await transact(context.db, (trx) => deleteSearchWords(trx, unitId, day));
    await pause();
  }
  await eraseDueLines(pass, 'usage');
  return erased;
}
