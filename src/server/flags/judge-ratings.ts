import { assertNever } from '#shared/lib/assert-never.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import { occurrence } from '../ingest/occurred-at.ts';
import type { Connection } from '../store/database.ts';
import type { RatingRow } from '../store/rating-projection.ts';
import { findBursts } from './burst.ts';
import { closedHoursAt } from './closed-hours.ts';
import { metronomeAt } from './metronome.ts';
import { noDutyAt } from './no-duty.ts';
import type { Press } from './press.ts';
import type { PressedJournals } from './read-journals.ts';
import { topStreakAt } from './top-streak.ts';
import { readUnitFacts, type UnitFacts } from './unit-facts.ts';

/** What a flag rests on, in plain members. */
export type Evidence = Readonly<Record<string, string | number | null>>;

/** A doubt that a rule found. */
export interface FoundFlag {
  readonly flag: string;
  readonly evidence: Evidence;
}

/**
 * What the rules say of every rating that is to be judged, by its id; an empty list is a verdict too. A rating is judged in the journal
 * under which it is stored, by the rules and settings that held for its unit when it was given: so the same comes out in
 * whatever order things arrive.
 */
export async function judgeRatings(
  connection: Connection,
  packs: readonly RulePack[],
  rows: readonly RatingRow[],
  journals: PressedJournals,
): Promise<ReadonlyMap<string, readonly FoundFlag[]>> {
  const judged = rows.filter((row) => journals.byReplica.get(row.replica_no)?.judged.has(row.seq) === true);
  const found = new Map<string, readonly FoundFlag[]>();
  const placed = new Map(
    [...journals.byReplica].map(([no, { presses }]): [number, ReadonlyMap<number, number>] => [
      no,
      new Map(presses.map(({ seq }, place) => [seq, place])),
    ]),
  );
  for (const [unitId, own] of Map.groupBy(judged, (row) => row.unit_id)) {
    const facts = await readUnitFacts(connection, packs, unitId, own);
    for (const row of own) {
      const place = placed.get(row.replica_no)?.get(row.seq) ?? -1;
      found.set(row.entry_id, judgeOne(row, place, facts, journals));
    }
  }
  return found;
}

function judgeOne(
  row: RatingRow,
  place: number,
  facts: UnitFacts,
  journals: PressedJournals,
): readonly FoundFlag[] {
  const presses = journals.byReplica.get(row.replica_no)?.presses ?? [];
  const press = presses[place];
  if (press === undefined) return [];
  const about: Judgement = { row, press, presses, place, facts, isTop: journals.isTop };
  return facts.rules(row.occurred_at).flatMap((rule) => {
    const evidence = evidenceFor(rule, about);
    return evidence === null ? [] : [{ flag: rule.flag, evidence }];
  });
}

interface Judgement {
  readonly row: RatingRow;
  readonly press: Press;
  readonly presses: readonly Press[];
  readonly place: number;
  readonly facts: UnitFacts;
  readonly isTop: PressedJournals['isTop'];
}

function evidenceFor(rule: RulePack['flags'][number], about: Judgement): Evidence | null {
  const { row, press, presses, place, facts } = about;
  const { skewMs, receivedAt } = press;
  const { doubtful } = occurrence(press.at, skewMs, receivedAt);
  switch (rule.flag) {
    case 'clock':
      return doubtful ? { at: press.at, receivedAt, skewMs } : null;
    case 'burst': {
      const intervalMs = facts.intervalMs(row.occurred_at);
      const pair = presses.slice(Math.max(0, place - 1), place + 1);
      const [burst] = findBursts(pair, () => intervalMs);
      return burst === undefined ? null : { previousSeq: burst.previousSeq, gapMs: burst.gapMs, intervalMs };
    }
    case 'closed-hours':
      // Nobody can tell when it was, so nobody can tell that the office was closed.
      if (doubtful) return null;
      return spread(
        closedHoursAt(row.occurred_at, facts.hours(row.occurred_at), facts.timeZone, rule.graceMinutes),
      );
    case 'no-duty': {
      const clerk = row.clerk_id ?? null;
      const duties = clerk === null || doubtful ? null : facts.duties(clerk, row.occurred_at);
      if (clerk === null || duties === null) return null;
      return spread(noDutyAt(row.occurred_at, clerk, duties, rule.graceMinutes));
    }
    case 'metronome':
      return spread(metronomeAt(presses, place, rule));
    case 'top-streak':
      return spread(topStreakAt(presses, place, rule, about.isTop));
    case 'takehome-many':
      // Such a rating stands in no journal; it is judged when it arrives.
      return null;
    default:
      return assertNever(rule);
  }
}

/** An interface is no record; a copy of it is. */
function spread(evidence: object | null): Evidence | null {
  return evidence === null ? null : { ...evidence };
}
