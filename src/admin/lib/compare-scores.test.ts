import { expect, test } from 'vitest';
import type { ScoreBody } from '#shared/protocol/score-sheets.ts';
import { compareScores } from './compare-scores.ts';

const mark = (indicator: string, self: number | null, verified: number | null, reason: string | null) => ({
  ...{ indicator, self, verified, reason },
});
const dossier = (name: string, points: Readonly<Record<string, number | null>>, level: 1 | 2 | 3 | null) => ({
  ...{ dossier: name, points, level, class: null },
});

test('of two versions of form 02 only what was entered differently is told, mark by mark', () => {
  const was: ScoreBody = { form: 'mau-02', rows: [mark('a', 2, null, null), mark('b', 1, 1, null)] };
  const is: ScoreBody = { form: 'mau-02', rows: [mark('a', 2, 1.5, 'Trễ hạn'), mark('c', 0, null, null)] };
  expect(compareScores(was, was)).toEqual([]);
  expect(compareScores(was, is)).toEqual([
    { line: 'a', field: 'verified', indicator: null, was: null, is: 1.5 },
    { line: 'a', field: 'reason', indicator: null, was: null, is: 'Trễ hạn' },
    { line: 'c', field: 'self', indicator: null, was: null, is: 0 },
    { line: 'b', field: 'self', indicator: null, was: 1, is: null },
    { line: 'b', field: 'verified', indicator: null, was: 1, is: null },
  ]);
});

test('dossiers that came, went or were scored otherwise are told; one that stands there twice is two', () => {
  const was: ScoreBody = {
    form: 'mau-01',
    rows: [dossier('HS-1', { x: 2, y: 1 }, 3), dossier('HS-1', { x: 0 }, 1), dossier('HS-2', {}, null)],
  };
  const is: ScoreBody = {
    form: 'mau-01',
    rows: [dossier('HS-1', { x: 2, y: 0 }, 2), dossier('HS-1', { x: 0 }, 1), dossier('HS-3', {}, null)],
  };
  expect(compareScores(was, is)).toEqual([
    { line: 'HS-1', field: 'points', indicator: 'y', was: 1, is: 0 },
    { line: 'HS-1', field: 'level', indicator: null, was: 3, is: 2 },
    { line: 'HS-3', field: 'line', indicator: null, was: null, is: 'HS-3' },
    { line: 'HS-2', field: 'line', indicator: null, was: 'HS-2', is: null },
  ]);
});

test('two different forms have nothing to compare', () => {
  expect(compareScores({ form: 'mau-01', rows: [] }, { form: 'mau-02', rows: [] })).toEqual([]);
});
