import { expect, test } from 'vitest';
import { createSeededChance } from '#tests/support/virtual-time.ts';
import { ANSWERS_A_DAY, ANSWERS_BY_HOUR, nextVisit } from './visits.ts';

test('visitors come as often as the day has them, and as they spread over its hours', () => {
  const { fraction } = createSeededChance(5);
  const days = 2_000;
  const byHour = ANSWERS_BY_HOUR.map(() => 0);
  for (let day = 0; day < days; day += 1) {
    let before = 0;
    for (let at = nextVisit(0, fraction, 30); at !== null; at = nextVisit(at, fraction, 30)) {
      expect(at).toBeGreaterThan(before);
      before = at;
      byHour[Math.floor(at)] = (byHour[Math.floor(at)] ?? 0) + 1;
    }
  }
  for (const [hour, count] of byHour.entries()) {
    const expected = (days * 30 * (ANSWERS_BY_HOUR[hour] ?? 0)) / ANSWERS_A_DAY;
    // Six standard deviations of a Poisson count.
    expect(Math.abs(count - expected)).toBeLessThan(6 * Math.sqrt(expected));
  }
});
