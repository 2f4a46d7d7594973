import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { procedureCode } from '#shared/protocol/fields.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { competingProcedures } from './competing-procedures.ts';
import { loadSampleProcedures } from './sample-procedures.ts';

const qualityCase = v.object({ kind: v.string(), query: v.string(), code: procedureCode });
export type QualityCase = v.InferOutput<typeof qualityCase>;

const FIXTURES = join(import.meta.dirname, '../fixtures');

/**
 * What people type and the procedure that they expect to see first. `search-quality-unseen.json` was written when the search
 * was done.
 */
export function loadQualityCases(file = 'search-quality.json'): readonly QualityCase[] {
  return v.parse(v.array(qualityCase), JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')));
}

/** The seventy real procedures among two thousand made-up ones. */
export function loadCrowd(): readonly Procedure[] {
  const real = loadSampleProcedures();
  const others = competingProcedures(2_000, real);
  return [...others.slice(0, 1_000), ...real, ...others.slice(1_000)];
}

/**
 * Which half of the set a query belongs to: weights were tried on the first half alone. By a hash of the query, so that
 * nobody chose.
 */
export function isTried({ query }: QualityCase): boolean {
  let hash = 2_166_136_261;
  for (const character of query) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  }
  return (hash >>> 0) % 2 === 0;
}

/** Where each expected procedure came: 1 = first, 0 = not at all. */
export function rankAll(
  cases: readonly QualityCase[],
  crowd: readonly Procedure[],
  find: (query: string) => readonly number[],
): readonly number[] {
  return cases.map(({ query, code }) => find(query).findIndex((at) => crowd[at]?.code === code) + 1);
}

export interface Success {
  readonly n: number;
  /** Percent of the expected procedures that came first, and among the first three. */
  readonly at1: number;
  readonly at3: number;
}

export function successOf(ranks: readonly number[]): Success {
  const share = (limit: number) =>
    (100 * ranks.filter((rank) => rank > 0 && rank <= limit).length) / Math.max(1, ranks.length);
  return { n: ranks.length, at1: share(1), at3: share(3) };
}
