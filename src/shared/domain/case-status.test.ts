import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CASE_KINDS } from '../protocol/rule-pack.ts';
import {
  CASE_MOVES,
  CASE_STATUSES,
  type CaseMove,
  type CaseStatus,
  isOpenStatus,
  isOverdue,
  mayWriterReopen,
  statusAfter,
} from './case-status.ts';

/** The whole table, written out: where a move leads, or `.` where it is refused. */
const TABLE: Readonly<Record<CaseStatus, Readonly<Record<CaseMove, CaseStatus | '.'>>>> = {
  new: row('accepted', 'in-progress', 'answered', '.', '.', 'new', 'withdrawn'),
  accepted: row('.', 'in-progress', 'answered', '.', '.', 'new', 'withdrawn'),
  'in-progress': row('.', '.', 'answered', '.', '.', 'new', 'withdrawn'),
  answered: row('.', '.', 'answered', 'closed', 'reopened', '.', '.'),
  closed: row('.', '.', '.', '.', 'reopened', '.', '.'),
  reopened: row('accepted', 'in-progress', 'answered', '.', '.', 'new', 'withdrawn'),
  withdrawn: row('.', '.', '.', '.', 'reopened', '.', '.'),
};

function row(...to: readonly (CaseStatus | '.')[]): Readonly<Record<CaseMove, CaseStatus | '.'>> {
  const [accept, start, answer, close, reopen, transfer, withdraw] = to;
  if (!accept || !start || !answer || !close || !reopen || !transfer || !withdraw) throw new Error('too few');
  return { accept, start, answer, close, reopen, transfer, withdraw };
}

const moves = fc.array(fc.constantFrom(...CASE_MOVES), { maxLength: 40 });

describe('the course of a case', () => {
  test.each(CASE_STATUSES.flatMap((status) => CASE_MOVES.map((move) => [status, move] as const)))(
    'from %s by %s',
    (status, move) => {
      const expected = TABLE[status][move];
      expect(statusAfter('petition', status, move) ?? '.').toBe(expected);
    },
  );

  test('a case that a rating opened is closed without an answer; nothing else differs', () => {
    for (const status of CASE_STATUSES)
      for (const move of CASE_MOVES) {
        const closes = move === 'close' && isOpenStatus(status);
        expect(statusAfter('rating', status, move)).toBe(
          closes ? 'closed' : statusAfter('opinion', status, move),
        );
      }
  });

  test('whatever somebody does, what was written is closed only after an answer', () => {
    fc.assert(
      fc.property(moves, fc.constantFrom(...CASE_KINDS.filter((kind) => kind !== 'rating')), (way, kind) => {
        let status: CaseStatus = 'new';
        let answered = false;
        for (const move of way) {
          const next = statusAfter(kind, status, move);
          if (next === null) continue;
          if (move === 'answer') answered = true;
          if (next === 'closed') expect(answered).toBe(true);
          status = next;
        }
      }),
    );
  });

  test('from everywhere there is a way back to work, and from work a way to the end', () => {
    for (const status of CASE_STATUSES) {
      const again = isOpenStatus(status) ? status : statusAfter('petition', status, 'reopen');
      expect(again !== null && isOpenStatus(again)).toBe(true);
      const answered = statusAfter('petition', again ?? 'new', 'answer');
      expect(statusAfter('petition', answered ?? 'new', 'close')).toBe('closed');
    }
  });

  test('its writer brings back what was answered or closed, and nothing else', () => {
    expect(CASE_STATUSES.filter(mayWriterReopen)).toEqual(['answered', 'closed']);
    for (const status of CASE_STATUSES.filter(mayWriterReopen))
      expect(statusAfter('petition', status, 'reopen')).toBe('reopened');
  });
});

describe('overdue', () => {
  const due = { acknowledgeDue: '2026-11-24', answerDue: '2026-11-30' };

  test.each([
    ['new', '2026-11-24', false],
    ['new', '2026-11-25', true],
    ['accepted', '2026-11-25', false],
    ['in-progress', '2026-11-30', false],
    ['in-progress', '2026-12-01', true],
    ['reopened', '2026-12-01', true],
    ['answered', '2026-12-01', false],
    ['closed', '2027-12-01', false],
    ['withdrawn', '2027-12-01', false],
  ] as const)('%s on %s: %s', (status, today, late) => {
    expect(isOverdue({ status, ...due }, today)).toBe(late);
  });

  test('what has no deadline is never late', () => {
    for (const status of CASE_STATUSES)
      expect(isOverdue({ status, acknowledgeDue: null, answerDue: null }, '2999-01-01')).toBe(false);
  });
});
