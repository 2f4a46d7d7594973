import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { deadlineTable } from '../protocol/rule-pack.ts';
import { addWorkingDays, deadlineFor, holidaysOf, isWorkingDay, mergeDeadlines } from './working-days.ts';

const WEEK = [1, 2, 3, 4, 5];
const NONE = { closed: new Set<string>(), worked: new Set<string>() };
const table = (json: unknown) => v.parse(deadlineTable, json);

describe('working days', () => {
  test('the day of arrival does not count, weekends are passed over', () => {
    // 2026-11-23 is a Monday.
    expect(addWorkingDays('2026-11-23', 1, WEEK, NONE)).toBe('2026-11-24');
    expect(addWorkingDays('2026-11-23', 5, WEEK, NONE)).toBe('2026-11-30');
    expect(addWorkingDays('2026-11-27', 1, WEEK, NONE)).toBe('2026-11-30');
    expect(addWorkingDays('2026-11-28', 1, WEEK, NONE)).toBe('2026-11-30');
    expect(addWorkingDays('2026-11-28', 0, WEEK, NONE)).toBe('2026-11-28');
  });

  test('holidays are passed over, days worked to make up for them count', () => {
    const holidays = { closed: new Set(['2026-04-30', '2026-05-01']), worked: new Set(['2026-05-02']) };
    expect(addWorkingDays('2026-04-29', 1, WEEK, holidays)).toBe('2026-05-02');
    expect(addWorkingDays('2026-04-29', 2, WEEK, holidays)).toBe('2026-05-04');
  });

  test('which weekdays are worked is data; Sunday is 7', () => {
    expect(addWorkingDays('2026-11-27', 1, [1, 2, 3, 4, 5, 6], NONE)).toBe('2026-11-28');
    expect(isWorkingDay('2026-11-29', [7], NONE)).toBe(true);
    expect(isWorkingDay('2026-11-30', [7], NONE)).toBe(false);
  });

  test('a calendar without any working day comes to an end', () => {
    expect(addWorkingDays('2026-01-01', 1, [], NONE) > '2030-01-01').toBe(true);
  });
});

describe('the holidays of a unit', () => {
  test('are the exceptions without hours; exceptions with hours are worked', () => {
    const name = { vi: 'Lễ', en: 'Holiday' };
    const { closed, worked } = holidaysOf({
      exceptions: [
        { date: '2026-09-02', name, ranges: [] },
        { date: '2026-09-05', name, ranges: [{ from: '07:30', to: '11:30' }] },
      ],
    });
    expect([[...closed], [...worked]]).toEqual([['2026-09-02'], ['2026-09-05']]);
  });
});

describe('a deadline', () => {
  const deadlines = table({ petition: { acknowledge: 2, answer: 5 } });
  const rules = { deadlines, workingDays: WEEK };

  test('is the last day in time of the step that is asked for, the answer unless another is', () => {
    expect(deadlineFor(rules, 'petition', '2026-11-23', NONE)).toBe('2026-11-30');
    expect(deadlineFor(rules, 'petition', '2026-11-23', NONE, 'acknowledge')).toBe('2026-11-25');
  });

  test('is none where nobody has set any', () => {
    expect(deadlineFor(rules, 'opinion', '2026-11-23', NONE)).toBeNull();
    expect(deadlineFor(rules, 'petition', '2026-11-23', NONE, 'publish')).toBeNull();
  });

  test('of the unit goes before that of the pack, step by step; zero days are a deadline', () => {
    const merged = mergeDeadlines(deadlines, table({ petition: { answer: 0 }, opinion: { answer: 3 } }));
    expect(merged.petition).toEqual({ acknowledge: 2, forward: null, answer: 0, publish: null });
    expect(merged.opinion.answer).toBe(3);
    expect(mergeDeadlines(deadlines, null)).toBe(deadlines);
    expect(deadlineFor({ ...rules, deadlines: merged }, 'petition', '2026-11-23', NONE)).toBe('2026-11-23');
  });
});
