import type { DossierRow, ScoreBody } from '#shared/protocol/score-sheets.ts';

/** A value that two versions of a form do not share. Null: nothing was entered there, or the line is not there. */
export interface ScoreDifference {
  /** The indicator's id (form 02), or the dossier's number (form 01). */
  readonly line: string;
  /** `points` is an indicator of a dossier; `line` says that only one of the two has the line at all. */
  readonly field: 'line' | 'self' | 'verified' | 'reason' | 'points' | 'class' | 'level';
  /** Of a dossier's points. */
  readonly indicator: string | null;
  readonly was: number | string | null;
  readonly is: number | string | null;
}

/** What differs between two versions of one form, in the order of the later one, then what only the earlier one has. */
export function compareScores(was: ScoreBody, is: ScoreBody): readonly ScoreDifference[] {
  if (was.form === 'mau-02' && is.form === 'mau-02')
    return compareLines(byLine(was.rows, 'indicator'), byLine(is.rows, 'indicator'), (a, b, line) =>
      (['self', 'verified', 'reason'] as const).flatMap((field) =>
        differ(line, field, a?.[field] ?? null, b?.[field] ?? null),
      ),
    );
  if (was.form === 'mau-01' && is.form === 'mau-01')
    return compareLines(byLine(was.rows, 'dossier'), byLine(is.rows, 'dossier'), compareDossiers);
  return [];
}

/** The same number twice on a sheet is two dossiers. */
function byLine<K extends string, R extends Readonly<Record<K, string>>>(
  rows: readonly R[],
  name: K,
): ReadonlyMap<string, R> {
  const found = new Map<string, R>();
  for (const row of rows) {
    let key: string = row[name];
    for (let times = 2; found.has(key); times += 1) key = `${row[name]} (${times})`;
    found.set(key, row);
  }
  return found;
}

function compareLines<R>(
  was: ReadonlyMap<string, R>,
  is: ReadonlyMap<string, R>,
  compare: (was: R | undefined, is: R | undefined, line: string) => readonly ScoreDifference[],
): readonly ScoreDifference[] {
  const lines = [...is.keys(), ...[...was.keys()].filter((line) => !is.has(line))];
  return lines.flatMap((line) => compare(was.get(line), is.get(line), line));
}

function compareDossiers(
  was: DossierRow | undefined,
  is: DossierRow | undefined,
  line: string,
): readonly ScoreDifference[] {
  if (was === undefined || is === undefined)
    return differ(line, 'line', was?.dossier ?? null, is?.dossier ?? null);
  const indicators = new Set([...Object.keys(is.points), ...Object.keys(was.points)]);
  return [
    ...[...indicators].flatMap((id) =>
      differ(line, 'points', was.points[id] ?? null, is.points[id] ?? null, id),
    ),
    ...differ(line, 'class', was.class, is.class),
    ...differ(line, 'level', was.level, is.level),
  ];
}

function differ(
  line: string,
  field: ScoreDifference['field'],
  was: ScoreDifference['was'],
  is: ScoreDifference['is'],
  indicator: string | null = null,
): readonly ScoreDifference[] {
  return was === is ? [] : [{ line, field, indicator, was, is }];
}
