import { expect, test } from 'vitest';
import { FIVE_LEVEL_QUESTIONNAIRE } from '#server/rules/vietnamese-questionnaires.ts';
import { levelBars, topReasons } from './figure-words.ts';

const KNOWN = [{ ...FIVE_LEVEL_QUESTIONNAIRE, current: true }];
const { id } = FIVE_LEVEL_QUESTIONNAIRE;
const [reason] = FIVE_LEVEL_QUESTIONNAIRE.reasons;

test('levels stand best first with their share, those that nobody chose too', () => {
  const levels = [
    { questionnaire: id, level: 5, n: 3, flagged: 0 },
    { questionnaire: id, level: 1, n: 1, flagged: 2 },
  ];
  const [found] = levelBars({ levels }, KNOWN, 'vi');
  expect(found?.n).toBe(4);
  expect(found?.bars.map(({ n, share }) => [n, share])).toEqual([
    [3, 0.75],
    [0, 0],
    [0, 0],
    [0, 0],
    [1, 0.25],
  ]);
  expect(found?.bars[0]?.label).toBe('Rất hài lòng');
});

test('a level of a questionnaire that is not known is told by its number', () => {
  const levels = [{ questionnaire: 'other', level: 2, n: 1, flagged: 0 }];
  expect(levelBars({ levels }, KNOWN, 'vi')[0]?.bars[0]?.label).toBe('2');
});

test('a topic has the sense of its level, and the same topic is added up', () => {
  const code = reason?.code ?? '';
  const reasons = [
    { questionnaire: id, level: 5, reason: code, n: 2 },
    { questionnaire: id, level: 4, reason: code, n: 1 },
    { questionnaire: id, level: 1, reason: code, n: 4 },
    { questionnaire: id, level: 1, reason: 'ZZ', n: 9 },
  ];
  const { good, bad } = topReasons(reasons, KNOWN, 'vi');
  expect(good).toEqual([expect.objectContaining({ text: reason?.positive?.vi, n: 3 })]);
  expect(bad.map(({ text, n }) => [text, n])).toEqual([
    ['ZZ', 9],
    [reason?.negative?.vi, 4],
  ]);
});
