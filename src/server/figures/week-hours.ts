import { sumTallies, type Tally } from '#shared/domain/figure.ts';
import { type DaySpan, weekdayOf } from '#shared/domain/spans.ts';
import type { Connection } from '../store/database.ts';
import { sumRatings } from '../store/figures.ts';
import { toTally, type Whose } from './read-tallies.ts';

/**
 * Tallies by weekday and hour of the unit's clock, keyed `1-08` (Monday, from eight to nine). Put together from the hours of every
 * day, since months keep weekdays and hours apart only; without invitations.
 */
export async function readWeekHours(
  connection: Connection,
  { within, atHome = false }: Pick<Whose, 'within' | 'atHome'>,
  span: DaySpan,
  levels: number,
): Promise<ReadonlyMap<string, Tally>> {
  const selection = { within, dim: atHome ? 'home-hour' : 'hour', apart: 'period-key' } as const;
  const rows = await sumRatings(connection, selection, { grain: 'day', ...span }, levels);
  const cells = Map.groupBy(rows, ({ apart }) => {
    const [day = '', hour = ''] = apart.split(' ');
    return `${weekdayOf(day)}-${hour}`;
  });
  return new Map([...cells].map(([key, own]) => [key, sumTallies(own.map(toTally))]));
}
