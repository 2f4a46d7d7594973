import { sumTallies, type Tally } from '#shared/domain/figure.ts';
import { kindOfPeriod, spanOfPeriod } from '#shared/domain/report-period.ts';
import { type DaySpan, spanBefore } from '#shared/domain/spans.ts';
import { highestLevel, readReasons } from '../figures/read-summary.ts';
import { readClerkTallies, readTallies, type TallyBy, type Whose } from '../figures/read-tallies.ts';
import { readWithheld, withheldClerks } from '../figures/withhold-clerks.ts';
import type { Connection } from '../store/database.ts';
import { countStandingFlags } from '../store/past-ratings.ts';
import { boundsOf } from './bounds.ts';
import type { Counted, Noted, ReportSubject } from './report-inputs.ts';
import { batchesWithin, inOrder, reasonsInOrder, toKeyed } from './tally-lists.ts';

/**
 * Counts a period from the sums as they are now. To be called while the feed is held, so that "now" is one place of it.
 */
export async function countFromSums(
  connection: Connection,
  subject: ReportSubject,
  noted: Pick<Noted, 'zones' | 'limits'>,
): Promise<Counted> {
  const { unit, clerk, period } = subject;
  const span = spanOfPeriod(period);
  const whose: Whose = {
    within: unit.id,
    only: clerk === null ? undefined : { dim: 'clerk', key: clerk.id },
  };
  const levels = await highestLevel(connection);
  const read = async (of: DaySpan, by: TallyBy) => await readTallies(connection, whose, of, by, levels);
  const divided = async (by: TallyBy, isWanted: boolean) => (isWanted ? toKeyed(await read(span, by)) : []);
  const ofUnit = clerk === null;
  const { clerkMin } = noted.limits;
  const withheld = async (of: DaySpan) => [...(await readWithheld(connection, unit.id, of, clerkMin))].sort();
  const byClerk = ofUnit ? await readClerkTallies(connection, whose, span, levels) : null;
  const ownDays = ofUnit
    ? []
    : toKeyed(await read({ from: `${span.from.slice(0, 4)}-01-01`, to: span.to }, 'day'));
  const batches = batchesWithin(ownDays, span, noted.limits.ownBatch);
  const [first, last] = [batches.at(0), batches.at(-1)];
  return {
    total: whole(await read(span, 'year')),
    before: whole(await read(spanBefore(span), 'year')),
    reasons: reasonsInOrder(await readReasons(connection, whose, span)),
    units: await divided('unit', ofUnit && noted.zones.flatMap(({ units }) => units).length > 1),
    counters: await divided('counter', ofUnit),
    clerks: byClerk === null ? [] : toKeyed(byClerk.tallies),
    withheld: byClerk === null ? await withheld(span) : [...withheldClerks(byClerk.cells, clerkMin)].sort(),
    withheldBefore: ofUnit ? [] : await withheld(spanBefore(span)),
    over: await divided(kindOfPeriod(period) === 'month' ? 'day' : 'month', true),
    flags: inOrder(
      await countStandingFlags(connection, boundsOf(noted.zones, span), clerk === null ? null : clerk.id),
    ),
    ownDays,
    ownReasons:
      first === undefined || last === undefined
        ? []
        : reasonsInOrder(await readReasons(connection, whose, { from: first.from, to: last.to })),
  };
}

function whole(tallies: ReadonlyMap<string, Tally>): Tally {
  return sumTallies([...tallies.values()]);
}
