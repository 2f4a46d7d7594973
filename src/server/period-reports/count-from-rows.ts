import { NO_ASKS, NO_TALLY, sumTallies, type Tally } from '#shared/domain/figure.ts';
import { kindOfPeriod } from '#shared/domain/report-period.ts';
import { type DaySpan, spanBefore } from '#shared/domain/spans.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import type { Connection } from '../store/database.ts';
import type { ReasonSum } from '../store/figures.ts';
import { type PastAsk, type PastRating, pastAsks, pastRatings } from '../store/past-ratings.ts';
import { boundsOf } from './bounds.ts';
import { createCellCount } from './count-cells.ts';
import type { Counted, ReportInputs } from './report-inputs.ts';
import { batchesWithin, inOrder, reasonsInOrder, toKeyed } from './tally-lists.ts';

/** What a count is told of: the inputs of a stored report, but for the counts. */
type Frozen = Pick<ReportInputs, 'subject' | 'span' | 'frozen' | 'noted'>;

/** Counts a period from the single ratings and invitations as they stood at the report's place, without looking at any sum. */
export async function countFromRows(connection: Connection, of: Frozen): Promise<Counted> {
  const { subject, span, frozen, noted } = of;
  const before = spanBefore(span);
  const year = { from: `${span.from.slice(0, 4)}-01-01`, to: span.to };
  const from = [before.from, span.from, ...(subject.clerk === null ? [] : [year.from])].toSorted()[0] ?? '';
  const count = createCount(of, before, year);
  for (const { units, ...bounds } of boundsOf(noted.zones, { from, to: span.to })) {
    const zone = noted.zones.find((one) => one.units === units)?.timeZone ?? 'UTC';
    for (const unit of units) {
      for await (const rows of pastRatings(connection, unit, bounds, frozen.pos)) count.ratings(rows, zone);
      for await (const rows of pastAsks(connection, unit, bounds, frozen.pos)) count.asks(unit, rows, zone);
    }
  }
  return count.result();
}

type Slot = 'total' | 'before' | 'unit' | 'counter' | 'clerk' | 'over' | 'ownDay';
interface Fact {
  readonly day: string;
  readonly unit: string;
  readonly counter: string;
  readonly clerk: string;
  readonly tally: Tally;
}

function createCount({ subject, span, noted }: Frozen, before: DaySpan, year: DaySpan) {
  const ofUnit = subject.clerk === null;
  const byDay = kindOfPeriod(subject.period) === 'month';
  const spans: Spans = { span, before, year, ofUnit, byDay };
  const cells = createCellCount(span, noted.limits.clerkMin);
  const cellsBefore = createCellCount(before, noted.limits.clerkMin);
  const tallies = new Map<Slot, Map<string, Tally>>();
  const reasons = new Map<string, ReasonSum & { readonly day: string }>();
  const flags = new Map<string, number>();
  const addAll = (facts: readonly Fact[]) => addFacts(tallies, facts, spans);
  const isWanted = (clerk: string | null) => ofUnit || clerk === subject.clerk?.id;
  const keyed = (slot: Slot) => toKeyed(tallies.get(slot) ?? new Map());
  return {
    ratings(rows: readonly PastRating[], zone: string): void {
      const dated = rows.map((row) => ({ row, day: dayOf(Date.parse(row.occurred_at), zone) }));
      for (const { row, day } of dated) for (const count of [cells, cellsBefore]) count.add(row, day);
      const wanted = dated.filter(({ row }) => isWanted(row.clerk_id));
      addAll(wanted.map(({ row, day }) => ratingToFact(row, day)));
      for (const { row, day } of wanted) {
        if (row.flags_json === '[]') noteReasons(reasons, row, day);
        else if (within(span, day)) noteFlags(flags, row);
      }
    },
    asks(unit: string, rows: readonly PastAsk[], zone: string): void {
      addAll(
        rows
          .filter((row) => isWanted(row.clerk_id))
          .map((row) => ({
            day: dayOf(Date.parse(row.occurred_at), zone),
            ...{ unit, counter: row.counter_id, clerk: row.clerk_id ?? '' },
            tally: { ...NO_TALLY, asks: { ...NO_ASKS, [row.outcome]: 1 } },
          })),
      );
    },
    result(): Counted {
      const ownDays = keyed('ownDay');
      const batches = batchesWithin(ownDays, span, noted.limits.ownBatch);
      const own = { from: batches.at(0)?.from ?? '9', to: batches.at(-1)?.to ?? '' };
      return {
        total: tallies.get('total')?.get('') ?? NO_TALLY,
        before: tallies.get('before')?.get('') ?? NO_TALLY,
        reasons: sumReasons(reasons, span),
        units: noted.zones.flatMap(({ units }) => units).length > 1 ? keyed('unit') : [],
        counters: keyed('counter'),
        clerks: keyed('clerk'),
        over: keyed('over'),
        withheld: cells.withheld(),
        withheldBefore: ofUnit ? [] : cellsBefore.withheld(),
        flags: inOrder(flags),
        ownDays,
        ownReasons: ofUnit ? [] : sumReasons(reasons, own),
      };
    },
  };
}

/** A page at a time: sums of sums, so that memory stays flat. */
function addFacts(tallies: Map<Slot, Map<string, Tally>>, facts: readonly Fact[], spans: Spans): void {
  const waiting = new Map<Slot, Map<string, Tally[]>>();
  const add = (slot: Slot, key: string, tally: Tally) => {
    const keys = waiting.get(slot) ?? new Map<string, Tally[]>();
    waiting.set(slot, keys);
    const known = keys.get(key);
    if (known === undefined) keys.set(key, [tally]);
    else known.push(tally);
  };
  for (const fact of facts) for (const [slot, key] of placesOf(fact, spans)) add(slot, key, fact.tally);
  for (const [slot, keys] of waiting) {
    const known = tallies.get(slot) ?? new Map<string, Tally>();
    tallies.set(slot, known);
    for (const [key, news] of keys) known.set(key, sumTallies([known.get(key) ?? NO_TALLY, ...news]));
  }
}

interface Spans {
  readonly span: DaySpan;
  readonly before: DaySpan;
  readonly year: DaySpan;
  readonly ofUnit: boolean;
  readonly byDay: boolean;
}

/** Everything that a rating or an invitation counts in. */
function placesOf({ day, unit, counter, clerk }: Fact, of: Spans): readonly (readonly [Slot, string])[] {
  const places: (readonly [Slot, string])[] = [];
  if (within(of.before, day)) places.push(['before', '']);
  if (!of.ofUnit && within(of.year, day)) places.push(['ownDay', day]);
  if (!within(of.span, day)) return places;
  places.push(['total', ''], ['over', of.byDay ? day : day.slice(0, 7)]);
  if (of.ofUnit) places.push(['unit', unit], ['counter', counter], ['clerk', clerk]);
  return places;
}

function within({ from, to }: DaySpan, day: string): boolean {
  return from <= day && day <= to;
}

function ratingToFact(row: PastRating, day: string): Fact {
  const isFlagged = row.flags_json !== '[]';
  const [n, flagged] = isFlagged ? [0, 1] : [1, 0];
  return {
    ...{ day, unit: row.unit_id, counter: row.counter_id, clerk: row.clerk_id ?? '' },
    tally: {
      levels: [{ questionnaire: row.questionnaire_id, level: row.level, n, flagged }],
      satisfied: isFlagged ? 0 : row.satisfied,
      flaggedSatisfied: isFlagged ? row.satisfied : 0,
      changed: !isFlagged && row.first_level !== row.level ? 1 : 0,
      asks: NO_ASKS,
    },
  };
}

function noteReasons(
  reasons: Map<string, ReasonSum & { readonly day: string }>,
  row: PastRating,
  day: string,
): void {
  const named: readonly string[] = row.reasons_json === '[]' ? [] : JSON.parse(row.reasons_json);
  for (const reason of new Set(named)) {
    const key = [day, row.questionnaire_id, row.level, reason].join('\u0001');
    const one = { questionnaire: row.questionnaire_id, level: row.level, reason, day };
    reasons.set(key, { ...one, n: 1 + (reasons.get(key)?.n ?? 0) });
  }
}

function noteFlags(flags: Map<string, number>, row: PastRating): void {
  const standing: readonly string[] = JSON.parse(row.flags_json);
  for (const flag of standing) flags.set(flag, 1 + (flags.get(flag) ?? 0));
}

function sumReasons(
  reasons: ReadonlyMap<string, ReasonSum & { readonly day: string }>,
  span: DaySpan,
): readonly ReasonSum[] {
  const sums = new Map<string, ReasonSum>();
  for (const { day, n, ...one } of reasons.values()) {
    if (!within(span, day)) continue;
    const key = Object.values(one).join('\u0001');
    sums.set(key, { ...one, n: n + (sums.get(key)?.n ?? 0) });
  }
  return reasonsInOrder([...sums.values()]);
}
