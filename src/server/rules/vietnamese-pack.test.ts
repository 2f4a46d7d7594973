import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { questionnaire } from '#shared/protocol/questionnaire.ts';
import {
  FIVE_LEVEL_QUESTIONNAIRE,
  SAMPLE_QUESTIONNAIRE,
  THREE_LEVEL_QUESTIONNAIRE,
} from './vietnamese-questionnaires.ts';

const { reasons, items } = FIVE_LEVEL_QUESTIONNAIRE;

describe.each([FIVE_LEVEL_QUESTIONNAIRE, THREE_LEVEL_QUESTIONNAIRE])('$id', (body) => {
  test('is one that a tablet reads, word for word', () => {
    expect(v.parse(questionnaire, body)).toEqual(body);
  });
});

test('the new version asks the same question with the same levels, so that ratings of both can be counted together', () => {
  expect(FIVE_LEVEL_QUESTIONNAIRE).toMatchObject({
    id: SAMPLE_QUESTIONNAIRE.id,
    question: SAMPLE_QUESTIONNAIRE.question,
    levels: SAMPLE_QUESTIONNAIRE.levels,
  });
  expect(FIVE_LEVEL_QUESTIONNAIRE.version).toBe(SAMPLE_QUESTIONNAIRE.version + 1);
});

describe('the topics', () => {
  test('have every code once', () => {
    const codes = reasons.map(({ code }) => code);
    expect([...codes].sort()).toEqual([
      ...['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'B4', 'C1', 'C2', 'C3', 'C4', 'D1', 'D2', 'D3', 'E1', 'X'],
    ]);
  });

  test('are neutral: none takes a side, harassment least of all, and none is the wording of a report', () => {
    const loaded = /chưa|không|khó khăn|gợi ý|tốt|xấu|chậm|trễ|phiền|\bnot?\b|bad|good|poor|extra|late/iu;
    for (const { topic, positive, negative } of reasons) {
      expect(topic.vi).not.toMatch(loaded);
      expect(topic.en).not.toMatch(loaded);
      if (topic.vi !== 'Khác') expect([positive?.vi, negative?.vi]).not.toContain(topic.vi);
    }
    expect(reasons.find(({ code }) => code === 'C4')?.topic.vi).toBe('Lệ phí');
  });

  test('are short enough for a button, in both languages', () => {
    for (const { topic } of reasons)
      expect(Math.max(topic.vi.length, topic.en.length)).toBeLessThanOrEqual(22);
  });
});

describe('the optional module', () => {
  test('holds the indicators of TT 01 that a device may collect', () => {
    const tt01 = items.filter(({ kind }) => kind === 'tt01');
    expect(tt01.map(({ id }) => id)).toEqual(['tt01-1', 'tt01-3', 'tt01-4', 'tt01-7']);
    for (const { id, answers } of tt01.filter(({ id }) => id !== 'tt01-7')) {
      expect(
        answers.map(({ code }) => code).filter((code) => code !== 'x'),
        id,
      ).toEqual(['2', '1', '0']);
    }
  });

  test('holds items of all five factors of SIPAS', () => {
    const byFactor = Map.groupBy(
      items.filter(({ kind }) => kind === 'sipas'),
      ({ id }) => id.slice(0, 'sipas-1'.length),
    );
    expect([...byFactor].map(([factor, own]) => [factor, own.length])).toEqual([
      ['sipas-1', 4],
      ['sipas-2', 5],
      ['sipas-3', 6],
      ['sipas-4', 3],
      ['sipas-5', 4],
    ]);
  });

  test('names every item once', () => {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });
});
