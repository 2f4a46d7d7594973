/** Answers a tablet gets in each hour from half past seven on: some sixty a day, most of them before ten, one at lunch. */
export const ANSWERS_BY_HOUR: readonly number[] = [9, 14, 10, 5, 1, 7, 9, 5];
export const ANSWERS_A_DAY: number = ANSWERS_BY_HOUR.reduce((sum, each) => sum + each, 0);
/** That share of the tablets has no network until `BACK_ONLINE`. */
export const OFFLINE_SHARE = 0.15;
/** Two in the afternoon, in hours of the day; so are the next ones. */
export const BACK_ONLINE = 6.5;
/** Nothing answers for an hour in the middle of the morning. */
export const OUTAGE = { from: 2, to: 3 } as const;

/**
 * When the next visitor answers: by chance, as often as in that hour, thinned out to the hour's own number (Lewis and Shedler, 1979).
 * @param after in hours since half past seven
 * @param random uniform in [0, 1)
 * @param aDay how many answers a tablet gets in the whole day
 * @returns in hours as well; null when nobody comes any more that day
 */
export function nextVisit(after: number, random: () => number, aDay: number = ANSWERS_A_DAY): number | null {
  const busiest = Math.max(...ANSWERS_BY_HOUR);
  for (let at = after; ; ) {
    at -= Math.log(1 - random()) / ((busiest * aDay) / ANSWERS_A_DAY);
    const ofHour = ANSWERS_BY_HOUR[Math.floor(at)];
    if (ofHour === undefined) return null;
    if (random() * busiest < ofHour) return at;
  }
}
