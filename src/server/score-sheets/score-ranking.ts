import * as v from 'valibot';
import { toUnitId } from '#shared/domain/ids.ts';
import { spanOfPeriod } from '#shared/domain/report-period.ts';
import { classOf, sumPoints } from '#shared/domain/score-points.ts';
import { type RankedUnit, type ScoreRanking, scoreBody } from '#shared/protocol/score-sheets.ts';
import type { ServerContext } from '../context.ts';
import { readSummary } from '../figures/read-summary.ts';
import { readUnitRules } from '../rules/unit-rules.ts';
import { listUnits, type UnitRow } from '../store/directory.ts';
import { findScoreSheets, type ScoreSheetRow } from '../store/score-sheets.ts';
import { indicatorsOf } from './score-rules.ts';

/** Form 03: the units side by side by their verified marks; satisfaction stands beside them and moves nobody's place. */
export async function readScoreRanking(
  context: Pick<ServerContext, 'db' | 'clock' | 'rules'>,
  unit: UnitRow,
  period: string,
): Promise<ScoreRanking> {
  const nowIso = new Date(context.clock.nowMs()).toISOString();
  const rules = await readUnitRules(context.db, context.rules, unit.id, nowIso);
  const indicators = indicatorsOf(rules, 'mau-02');
  const scale = rules.classes[0]?.steps ?? [];
  const units = await listUnits(context.db, unit.id);
  const sheets = await findScoreSheets(
    context.db,
    units.map(({ id }) => id),
    { form: 'mau-02', period },
  );
  const wish = { unit, ...spanOfPeriod(period), by: 'unit', only: undefined } as const;
  const summary = await readSummary(context.db, wish, nowIso);
  const rows = units.flatMap((one): readonly RankedUnit[] => {
    const sheet = sheets.get(one.id);
    const group = summary.groups.find(({ key }) => key === one.id);
    if (sheet === undefined && group === undefined) return [];
    const marks = verifiedMarks(sheet);
    const points = indicators.map(({ id }) => marks.get(id) ?? null);
    const total = indicators.length === 0 ? null : sumPoints(points);
    return [
      {
        ...{ unit: { id: toUnitId(one.id), name: one.name }, ratings: group?.ratings ?? 0, points, total },
        ...{ class: classOf(total, scale), rank: null, rate: group?.figure?.rate ?? null },
      },
    ];
  });
  const { rankMin } = summary.limits;
  return { period, indicators: [...indicators], rankMin, units: rank(rows, rankMin) };
}

function verifiedMarks(sheet: ScoreSheetRow | undefined): ReadonlyMap<string, number | null> {
  if (sheet === undefined) return new Map();
  const body = v.parse(scoreBody, JSON.parse(sheet.body_json));
  return new Map(
    body.form === 'mau-02' ? body.rows.map(({ indicator, verified }) => [indicator, verified] as const) : [],
  );
}

/** 1 is the highest total, equal totals share it; whoever has too few ratings takes nobody's place. */
function rank(rows: readonly RankedUnit[], rankMin: number): RankedUnit[] {
  const isRanked = ({ total, ratings }: RankedUnit) => total !== null && ratings >= rankMin;
  const totals = rows.filter(isRanked).map(({ total }) => total ?? 0);
  return rows.map((row) =>
    isRanked(row) ? { ...row, rank: 1 + totals.filter((other) => other > (row.total ?? 0)).length } : row,
  );
}
