import { createHash } from 'node:crypto';
import { ratingsOf, shareOf, sumTallies, type Tally, toFigure } from '#shared/domain/figure.ts';
import { toClerkId, toUnitId } from '#shared/domain/ids.ts';
import { spanBefore } from '#shared/domain/spans.ts';
import { differencePoints, reaches } from '#shared/domain/statistics.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { ReportBody, ReportPart } from '#shared/protocol/reports.ts';
import type { Figure } from '#shared/protocol/summary.ts';
import type { KeyedTallies, ReportInputs } from './report-inputs.ts';
import { batchesWithin } from './tally-lists.ts';

/** The SHA-256 of a text's UTF-8 bytes, lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The document that follows from its inputs: the same inputs, the same bytes. Knows neither store nor clock. */
export function buildBody(inputs: ReportInputs): ReportBody {
  const { subject, span, counted, noted } = inputs;
  const { clerk, unit } = subject;
  const isPerson = clerk !== null;
  const { clerkMin, rankMin, ownBatch, ownDelayDays } = noted.limits;
  const told = (tally: Tally, served: number | null, person: string | null, withheld: readonly string[]) =>
    person !== null && (withheld.includes(person) || ratingsOf(tally) < clerkMin)
      ? null
      : toFigure(tally, true, served);
  const of = clerk?.id ?? null;
  const figure = told(counted.total, noted.served, of, counted.withheld);
  const before = told(counted.before, noted.servedBefore, of, counted.withheldBefore);
  const parts = (keyed: KeyedTallies, names: Readonly<Record<string, string>>, ofPersons = false) =>
    keyed.map(
      ({ key, tally }): ReportPart => ({
        key,
        name: names[key] ?? null,
        ratings: ratingsOf(tally),
        // Ratings with nobody on duty may be withheld beside a person.
        figure:
          ofPersons && key === '' && counted.withheld.includes('')
            ? null
            : told(tally, null, ofPersons && key !== '' ? key : null, counted.withheld),
      }),
    );
  return {
    ...{ format: 'hailong-report', v: 1, period: subject.period, ...span },
    ...{ provisional: inputs.provisional, version: inputs.version, reason: inputs.reason },
    unit: { id: toUnitId(unit.id), name: unit.name },
    clerk: clerk === null ? null : { ...clerk, id: toClerkId(clerk.id) },
    frozen: inputs.frozen,
    inputs: sha256(canonicalJson(inputs)),
    method: noted.method,
    limits: { clerkMin, rankMin, ownBatch, ownDelayDays },
    ratings: ratingsOf(counted.total),
    figure,
    target: toTarget(figure, noted.target, Number(subject.period.slice(0, 4))),
    before: {
      ...spanBefore(span),
      ratings: ratingsOf(counted.before),
      figure: before,
      change: figure === null || before === null ? null : differencePoints(shareOf(figure), shareOf(before)),
    },
    questionnaires: noted.questionnaires,
    reasons: figure === null ? [] : [...counted.reasons].sort((a, b) => b.n - a.n),
    units: parts(counted.units, noted.names.units),
    counters: parts(counted.counters, noted.names.counters),
    clerks: parts(counted.clerks, noted.names.clerks, true),
    // Days of one person would be single ratings.
    over: isPerson ? [] : parts(counted.over, {}),
    cases: noted.cases,
    actions: { text: inputs.actions, published: noted.published },
    quality: {
      flags: counted.flags.map(({ flag, n }) => ({ flag, title: noted.flagTitles[flag] ?? null, n })),
      ...noted.tablets,
    },
    own: isPerson ? toOwn(inputs) : null,
  };
}

function toTarget(figure: Figure | null, satisfied: number | null, year: number): ReportBody['target'] {
  if (satisfied === null || figure === null || figure.interval === null) return null;
  const reached = reaches(shareOf(figure), satisfied);
  const { low, high } = figure.interval;
  return { year, satisfied, reached, sure: reached ? low >= satisfied : high < satisfied };
}

/** What the clerk is shown: whole batches alone, as in their own results, so that nothing can be taken from one to find a single answer. */
function toOwn({ counted, span, noted }: ReportInputs): ReportBody['own'] {
  const batches = batchesWithin(counted.ownDays, span, noted.limits.ownBatch);
  return {
    batches: batches.map(({ from, to, tally }) => ({ from, to, figure: toFigure(tally, true, null) })),
    total: batches.length === 0 ? null : toFigure(sumTallies(batches.map(({ tally }) => tally)), true, null),
    reasons: [...counted.ownReasons].sort((a, b) => b.n - a.n),
  };
}
