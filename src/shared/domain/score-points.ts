import type { DossierRow, IndicatorRow, ScoreBody, ScoreIndicator } from '../protocol/score-sheets.ts';

/** The sum of points in whole hundredths, so that no binary fraction adds up. Null when one is missing. */
export function sumPoints(points: readonly (number | null | undefined)[]): number | null {
  let hundredths = 0;
  for (const one of points) {
    if (one == null) return null;
    hundredths += Math.round(one * 100);
  }
  return hundredths / 100;
}

/** What a dossier gives the clerk: the sum of the indicators that count for one. Null while one of them is missing. */
export function clerkTotal(row: DossierRow, indicators: readonly ScoreIndicator[]): number | null {
  return sumPoints(indicators.filter(({ ofClerk }) => ofClerk).map(({ id }) => row.points[id]));
}

/** The indicators of form 01: those that are scored for every dossier. */
export function dossierIndicators<I extends { readonly per: 'dossier' | 'office' }>(
  indicators: readonly I[],
): readonly I[] {
  return indicators.filter(({ per }) => per === 'dossier');
}

/** The average of what is there, with two decimals, half away from zero. Null: nothing is there. */
export function averagePoints(points: readonly (number | null | undefined)[]): number | null {
  const there = points.filter((one) => one != null);
  const sum = sumPoints(there);
  return sum === null || there.length === 0
    ? null
    : Math.floor((2 * Math.round(sum * 100) + there.length) / (2 * there.length)) / 100;
}

/** The label of the first step that the points reach; null: no scale, or none is reached. */
export function classOf<L>(
  total: number | null,
  steps: readonly { readonly from: number; readonly label: L }[],
): L | null {
  return total === null ? null : (steps.find(({ from }) => total >= from)?.label ?? null);
}

/**
 * Members that do not fit the rules, as `rows.3.points.tt01-1`: points out of range or of no step, an unknown or repeated indicator,
 * points taken away without a reason.
 */
export function scoreFaults(body: ScoreBody, indicators: readonly ScoreIndicator[]): readonly string[] {
  return body.form === 'mau-01'
    ? body.rows.flatMap((row, at) => dossierFaults(row, `rows.${at}`, indicators))
    : body.rows.flatMap((row, at) => indicatorFaults(row, `rows.${at}`, indicators, body.rows.slice(0, at)));
}

function dossierFaults(
  row: DossierRow,
  member: string,
  indicators: readonly ScoreIndicator[],
): readonly string[] {
  return Object.entries(row.points).flatMap(([id, value]) => {
    const known = indicators.find((one) => one.id === id);
    // A dossier gets a step of the indicator, never something between.
    const fits = value === null || known?.points.some((step) => step.points === value) === true;
    return known !== undefined && fits ? [] : [`${member}.points.${id}`];
  });
}

function indicatorFaults(
  row: IndicatorRow,
  member: string,
  indicators: readonly ScoreIndicator[],
  earlier: readonly IndicatorRow[],
): readonly string[] {
  const known = indicators.find(({ id }) => id === row.indicator);
  if (known === undefined || earlier.some(({ indicator }) => indicator === row.indicator))
    return [`${member}.indicator`];
  const faults = (['self', 'verified'] as const)
    .filter((mark) => (row[mark] ?? 0) > known.max)
    .map((mark) => `${member}.${mark}`);
  const isTaken = row.self !== null && row.verified !== null && row.verified < row.self;
  return isTaken && (row.reason ?? '') === '' ? [...faults, `${member}.reason`] : faults;
}
