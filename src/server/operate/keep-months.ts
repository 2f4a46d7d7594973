import type { ServerContext } from '../context.ts';
import { makeRatingMonths, monthAfter } from '../store/rating-months.ts';

const MONTHS_AHEAD = 3;

/** Makes the months that ratings will soon be written into, ahead of time. */
export async function keepMonths({
  db,
  clock,
  log,
}: Pick<ServerContext, 'db' | 'clock' | 'log'>): Promise<void> {
  const made = await makeRatingMonths(db, monthsAhead(new Date(clock.nowMs()).toISOString().slice(0, 7)));
  if (made.length > 0) log.info('rating-months-made', { count: made.length, last: made.at(-1) ?? null });
}

function monthsAhead(month: string): readonly string[] {
  const months = [month];
  for (let count = 0; count < MONTHS_AHEAD; count += 1) months.push(monthAfter(months.at(-1) ?? month));
  return months;
}
