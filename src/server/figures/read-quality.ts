import { ratingsOf, type Tally } from '#shared/domain/figure.ts';
import { toClerkId, toCounterId, toUnitId } from '#shared/domain/ids.ts';
import type { DaySpan } from '#shared/domain/spans.ts';
import { nextDay, startOfDayMs } from '#shared/domain/zoned-day.ts';
import type { DataQuality } from '#shared/protocol/quality.ts';
import { DEFAULT_FIGURES } from '#shared/protocol/stored-settings.ts';
import { readSetting } from '../content/read-settings.ts';
import { readLastRestore } from '../store/after-restore.ts';
import type { Connection } from '../store/database.ts';
import { findNames } from '../store/figures.ts';
import { countFlags } from '../store/flag-counts.ts';
import { countByEarlierCodes } from '../store/take-home-uses.ts';
import { findExcessDays } from '../store/transactions.ts';
import { highestLevel } from './read-summary.ts';
import { readTallies } from './read-tallies.ts';

/** So many days are listed at most. */
const MOST_DAYS = 50;

/** What makes the figures of a unit and all below it doubtful in a span. Judges nobody: each item says what it rests on. */
export async function readQuality(
  connection: Connection,
  unit: { readonly id: string; readonly time_zone: string },
  span: DaySpan,
  nowIso: string,
): Promise<DataQuality> {
  const { from, to } = span;
  const { rankMin } = (await readSetting(connection, unit.id, 'figures', nowIso)) ?? DEFAULT_FIGURES;
  const levels = await highestLevel(connection);
  const startOf = (day: string) => new Date(startOfDayMs(day, unit.time_zone)).toISOString();
  const excess = await findExcessDays(connection, unit.id, span, MOST_DAYS + 1);
  const units = await findNames(connection, 'unit', [...new Set(excess.map((one) => one.unit))]);
  return {
    unit: toUnitId(unit.id),
    from,
    to,
    flags: [...(await countFlags(connection, unit.id, startOf(from), startOf(nextDay(to))))],
    perfectFrom: rankMin,
    perfect: [
      ...(await findPerfect(connection, unit.id, span, 'counter', { levels, least: rankMin })).map((one) => ({
        ...one,
        by: 'counter' as const,
        id: toCounterId(one.id),
      })),
      ...(await findPerfect(connection, unit.id, span, 'clerk', { levels, least: rankMin })).map((one) => ({
        ...one,
        by: 'clerk' as const,
        id: toClerkId(one.id),
      })),
    ],
    excess: {
      days: excess
        .slice(0, MOST_DAYS)
        .map((one) => ({ ...one, unit: { id: one.unit, name: units.get(one.unit) ?? null } })),
      more: excess.length > MOST_DAYS,
    },
    restored: await findRestore(connection, unit.id, startOf(from), startOf(nextDay(to))),
  };
}

/** The last restore, if its gap or what may follow from it touches the span. */
async function findRestore(
  connection: Connection,
  within: string,
  fromIso: string,
  beforeIso: string,
): Promise<DataQuality['restored']> {
  const restore = await readLastRestore(connection);
  if (restore === null || restore.at < fromIso || (restore.since ?? restore.at) >= beforeIso) return null;
  return { ...restore, homeAgain: await countByEarlierCodes(connection, within, restore.at) };
}

/** Of whom enough ratings came, and every one without a flag is a satisfied one. */
async function findPerfect(
  connection: Connection,
  within: string,
  span: DaySpan,
  by: 'counter' | 'clerk',
  { levels, least }: { readonly levels: number; readonly least: number },
) {
  const tallies = await readTallies(connection, { within }, span, by, levels);
  const found = [...tallies].flatMap(([id, tally]) => {
    const n = plainOf(tally);
    return id !== '' && n >= least && tally.satisfied === n ? [{ id, n, top: topOf(tally) }] : [];
  });
  const names = await findNames(
    connection,
    by,
    found.map(({ id }) => id),
  );
  return found.map((one) => ({ ...one, name: names.get(one.id) ?? null }));
}

/** Ratings without a flag. */
function plainOf(tally: Tally): number {
  return ratingsOf(tally) - tally.levels.reduce((sum, { flagged }) => sum + flagged, 0);
}

/** How many chose the best level of their question, whose codes grow with how good they are. */
function topOf({ levels }: Tally): number {
  const best = new Map<string, { readonly level: number; readonly n: number }>();
  for (const { questionnaire, level, n } of levels) {
    const known = best.get(questionnaire);
    if (known === undefined || level > known.level) best.set(questionnaire, { level, n });
  }
  return [...best.values()].reduce((sum, { n }) => sum + n, 0);
}
