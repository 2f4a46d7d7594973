import { expect, test } from 'vitest';
import { findAmong } from '#tests/support/find-among.ts';
import { loadCrowd, loadQualityCases, rankAll, successOf } from '#tests/support/search-quality.ts';

const cases = loadQualityCases();
const crowd = loadCrowd();
const finder = findAmong(crowd);

test('the set is large, has every real procedure, and no query twice', () => {
  expect(cases.length).toBeGreaterThanOrEqual(170);
  expect(new Set(cases.map(({ code }) => code)).size).toBe(70);
  expect(new Set(cases.map(({ query }) => query)).size).toBe(cases.length);
  expect(crowd).toHaveLength(2_070);
});

test('among 2,000 others the expected procedure comes first nine times in ten, and among three nearly always', () => {
  const ranks = rankAll(cases, crowd, (query) => finder.find(query).positions);
  const { at1, at3 } = successOf(ranks);
  const missed = cases
    .map(({ kind, query, code }, at) => ({ kind, query, code, rank: ranks[at] ?? 0 }))
    .filter(({ rank }) => rank !== 1)
    .map(({ kind, query, code, rank }) => `${kind} | ${query} | ${code} | ${rank === 0 ? '–' : rank}`);
  const table = `success@1 ${at1.toFixed(1)} %, success@3 ${at3.toFixed(1)} %; not first:\n${missed.join('\n')}`;
  expect(at1, table).toBeGreaterThanOrEqual(90);
  expect(at3, table).toBeGreaterThanOrEqual(98);
});
