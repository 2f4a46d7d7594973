import type { RulePack } from '#shared/protocol/rule-pack.ts';
import type { HoursSetting } from '#shared/protocol/unit-settings.ts';
import { DEFAULT_SETTINGS } from '#shared/protocol/unit-settings.ts';
import { readPartsOverTime } from '../content/read-settings.ts';
import { packAt } from '../rules/unit-rules.ts';
import type { Connection } from '../store/database.ts';
import { findUnit } from '../store/directory.ts';
import { findDutySigns, findRoster } from '../store/known-duties.ts';
import type { KnownDuties } from './no-duty.ts';

/** What the rules need to know of a unit, at any instant. */
export interface UnitFacts {
  readonly timeZone: string;
  rules(atIso: string): RulePack['flags'];
  intervalMs(atIso: string): number;
  hours(atIso: string): HoursSetting;
  /** Null: nothing can be said, since nobody keeps duties of this clerk. */
  duties(clerk: string, atIso: string): KnownDuties | null;
}

/** A rating for whose unit the facts are read. */
interface Judged {
  readonly clerk_id?: string | null | undefined;
  readonly occurred_at: string;
}

const PARTS = ['rules', 'intake', 'hours', 'staff'] as const;
/** Signs before and after, so that a duty of a day and any grace is seen whole. */
const AROUND_MS = 3 * 24 * 60 * 60_000;

export async function readUnitFacts(
  connection: Connection,
  packs: readonly RulePack[],
  unitId: string,
  ratings: readonly Judged[],
): Promise<UnitFacts> {
  const settings = await readPartsOverTime(connection, unitId, PARTS);
  const [rules, intake, hours, staff] = [
    settings('rules'),
    settings('intake'),
    settings('hours'),
    settings('staff'),
  ];
  const unit = await findUnit(connection, unitId);
  const duties = await readDuties(connection, unitId, ratings);
  return {
    timeZone: unit?.time_zone ?? 'UTC',
    rules: (at) => packAt(packs, rules(at), at).flags,
    intervalMs: (at) => (intake(at) ?? DEFAULT_SETTINGS.intake).responseIntervalSeconds * 1_000,
    hours: (at) => hours(at) ?? DEFAULT_SETTINGS.hours,
    duties: (clerk, at) => {
      const known = duties(clerk);
      const mode = (staff(at) ?? DEFAULT_SETTINGS.staff).duty;
      return mode === 'roster' && known.roster.length === 0 ? null : known;
    },
  };
}

async function readDuties(
  connection: Connection,
  unitId: string,
  ratings: readonly Judged[],
): Promise<(clerk: string) => KnownDuties> {
  const clerks = [...new Set(ratings.flatMap((row) => row.clerk_id ?? []))];
  const times = ratings.map((row) => Date.parse(row.occurred_at));
  if (clerks.length === 0) return () => ({ roster: [], signs: [] });
  const iso = (ms: number) => new Date(ms).toISOString();
  const [from, to] = [iso(Math.min(...times) - AROUND_MS), iso(Math.max(...times) + AROUND_MS)];
  const roster = Map.groupBy(await findRoster(connection, clerks), ({ clerk }) => clerk);
  const signs = Map.groupBy(await findDutySigns(connection, unitId, from, to), ({ clerk }) => clerk);
  return (clerk) => ({ roster: roster.get(clerk) ?? [], signs: signs.get(clerk) ?? [] });
}
