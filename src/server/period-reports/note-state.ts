import * as v from 'valibot';
import { spanOfPeriod } from '#shared/domain/report-period.ts';
import type { DaySpan } from '#shared/domain/spans.ts';
import { spanBefore } from '#shared/domain/spans.ts';
import { questionnaire } from '#shared/protocol/questionnaire.ts';
import type { ReportBody } from '#shared/protocol/reports.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import { DEFAULT_FIGURES } from '#shared/protocol/stored-settings.ts';
import { publishedTold } from '#shared/protocol/told.ts';
import type { Action } from '#shared/protocol/unit-settings.ts';
import { readPartsOverTime } from '../content/read-settings.ts';
import { readServed } from '../figures/served.ts';
import { readDeviceReports } from '../reports/device-report.ts';
import { readUnitRules } from '../rules/unit-rules.ts';
import type { Connection } from '../store/database.ts';
import { listClerks, listCounters, listQuestionnaires, listUnits, type UnitRow } from '../store/directory.ts';
import { findReportedCases } from '../store/report-cases.ts';
import { listPublishedTold } from '../store/told.ts';
import { boundsOf } from './bounds.ts';
import { countCases } from './count-cases.ts';
import { METHOD } from './method-words.ts';
import type { Noted, ReportSubject } from './report-inputs.ts';

/** Copies what the report needs and no row can tell later: names, words, limits, people served, cases and tablets as they stand. */
export async function noteState(
  connection: Connection,
  packs: readonly RulePack[],
  { unit, clerk, period }: ReportSubject,
  nowMs: number,
): Promise<Noted> {
  const nowIso = new Date(nowMs).toISOString();
  const span = spanOfPeriod(period);
  const units = await listUnits(connection, unit.id);
  const zones = toZones(units);
  const settings = await readPartsOverTime(connection, unit.id, ['figures', 'targets', 'attract']);
  const year = Number(period.slice(0, 4));
  const rules = await readUnitRules(connection, packs, unit.id, nowIso);
  const served = async (of: DaySpan) =>
    clerk === null ? ((await readServed(connection, unit.id, of))?.total ?? null) : null;
  return {
    zones,
    names: {
      units: toNames(units),
      counters: clerk === null ? toNames(await listCounters(connection, unit.id)) : {},
      clerks: clerk === null ? toNames(await listClerks(connection, unit.id)) : {},
    },
    limits: settings('figures')(nowIso) ?? DEFAULT_FIGURES,
    target: settings('targets')(nowIso)?.years.find((one) => one.year === year)?.satisfied ?? null,
    served: await served(span),
    servedBefore: await served(spanBefore(span)),
    method: METHOD,
    questionnaires: await noteQuestionnaires(connection),
    flagTitles: Object.fromEntries(
      rules.flags.map(({ flag, title }) => [flag, { vi: title.vi, en: title.en }] as const),
    ),
    cases: clerk === null ? await noteCases(connection, zones, span, nowMs) : null,
    published: await noteActions(connection, unit.id, span, settings('attract')(nowIso)?.actions ?? []),
    tablets: await noteTablets(connection, unit.id, nowMs),
  };
}

/** More than these say nothing on paper. */
const ACTIONS = 200;

/** What people said and what was done about it in the period, as it went out. */
async function noteActions(
  connection: Connection,
  unitId: string,
  { from, to }: DaySpan,
  shown: readonly Action[],
): Promise<Noted['published']> {
  const told = (await listPublishedTold(connection, unitId, ACTIONS)).map(
    ({ publishedJson }) => v.parse(publishedTold, JSON.parse(publishedJson)).body,
  );
  return [...told, ...shown.map((one) => ({ ...one, result: null }))]
    .filter(({ date }) => date >= from && date <= to)
    .map(({ date, said, done, result }) => ({ date, said, done, result }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.said.vi < b.said.vi ? -1 : 1));
}

function toNames(rows: readonly { readonly id: string; readonly name: string }[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

function toZones(units: readonly UnitRow[]): Noted['zones'] {
  return [...Map.groupBy(units, (unit) => unit.time_zone)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([timeZone, own]) => ({ timeZone, units: own.map(({ id }) => id).sort() }));
}

/** The words of the current version of each, else of its newest. */
async function noteQuestionnaires(connection: Connection): Promise<ReportBody['questionnaires']> {
  const rows = (await listQuestionnaires(connection)).map(({ body, current }) => ({
    ...v.parse(questionnaire, JSON.parse(body)),
    current,
  }));
  return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, versions]) => {
    const one = versions.find(({ current }) => current) ?? versions[0];
    if (one === undefined) return [];
    return [
      {
        id,
        levels: one.levels.map(({ code, satisfied, label }) => ({ code, satisfied, label })),
        reasons: one.reasons.map(({ code, topic }) => ({ code, topic })),
      },
    ];
  });
}

async function noteCases(
  connection: Connection,
  zones: Noted['zones'],
  span: DaySpan,
  nowMs: number,
): Promise<ReportBody['cases']> {
  const bounds = boundsOf(zones, span).map((one, at) => ({ ...one, timeZone: zones[at]?.timeZone ?? 'UTC' }));
  const begins = new Map(bounds.map(({ timeZone, fromIso }) => [timeZone, fromIso]));
  const cases = await findReportedCases(connection, bounds);
  return countCases(cases, (timeZone) => begins.get(timeZone) ?? '', nowMs);
}

async function noteTablets(connection: Connection, unitId: string, nowMs: number): Promise<Noted['tablets']> {
  const devices = (await readDeviceReports(connection, unitId, nowMs)).filter(
    ({ state }) => state !== 'unpaired' && state !== 'revoked',
  );
  const lost = (ranges: readonly { readonly first: number; readonly last: number }[]) =>
    ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  return {
    tablets: devices.length,
    silent: devices.flatMap(({ name, alerts }) =>
      alerts.flatMap(({ kind, since }) =>
        kind === 'silent' && since !== null ? [{ device: name, since }] : [],
      ),
    ),
    holes: devices
      .map(({ name, replicas }) => ({
        device: name,
        positions: replicas.reduce((sum, one) => sum + lost(one.missing) + lost(one.lost), 0),
      }))
      .filter(({ positions }) => positions > 0),
    quarantined: devices
      .flatMap(({ replicas }) => replicas)
      .reduce((sum, { quarantined }) => sum + quarantined, 0),
  };
}
