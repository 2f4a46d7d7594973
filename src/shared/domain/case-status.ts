import type { CaseKind } from '../protocol/rule-pack.ts';

/** Where a case stands. `answered` waits for nothing but its closing; a citizen may bring it back. */
export const CASE_STATUSES = [
  'new',
  'accepted',
  'in-progress',
  'answered',
  'closed',
  'reopened',
  'withdrawn',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** What moves a case from one status to another. */
export const CASE_MOVES = ['accept', 'start', 'answer', 'close', 'reopen', 'transfer', 'withdraw'] as const;
export type CaseMove = (typeof CASE_MOVES)[number];

/** Statuses in which somebody still has to act. */
export const OPEN_STATUSES: readonly CaseStatus[] = ['new', 'accepted', 'in-progress', 'reopened'];

/** Every move that there is; what is not here is refused. */
const MOVES: Readonly<Record<CaseStatus, Partial<Readonly<Record<CaseMove, CaseStatus>>>>> = {
  new: {
    accept: 'accepted',
    start: 'in-progress',
    answer: 'answered',
    transfer: 'new',
    withdraw: 'withdrawn',
  },
  accepted: { start: 'in-progress', answer: 'answered', transfer: 'new', withdraw: 'withdrawn' },
  'in-progress': { answer: 'answered', transfer: 'new', withdraw: 'withdrawn' },
  // Answering once more corrects the answer; the earlier one stays in the history.
  answered: { answer: 'answered', close: 'closed', reopen: 'reopened' },
  closed: { reopen: 'reopened' },
  reopened: {
    accept: 'accepted',
    start: 'in-progress',
    answer: 'answered',
    transfer: 'new',
    withdraw: 'withdrawn',
  },
  withdrawn: { reopen: 'reopened' },
};

/**
 * The status after a move, or null: not from here. What somebody wrote is closed only once it was answered; nobody waits for an
 * answer to a case that a rating opened by itself.
 */
export function statusAfter(kind: CaseKind, status: CaseStatus, move: CaseMove): CaseStatus | null {
  if (kind === 'rating' && move === 'close' && isOpenStatus(status)) return 'closed';
  return MOVES[status][move] ?? null;
}

/** Whoever holds the receipt brings back what was answered or closed: not what still waits, nor what they withdrew. */
export function mayWriterReopen(status: CaseStatus): boolean {
  return status === 'answered' || status === 'closed';
}

/** A settlement is rated once an answer; a new answer may be rated anew. */
export function mayWriterRate(status: CaseStatus, rated: number | null): boolean {
  return rated === null && mayWriterReopen(status);
}

/** So many additions a case takes: a code must not become a way to fill the store. */
const MAX_ADDITIONS = 10;

/**
 * While somebody still has to act its writer may add to it. Not where an inspectorate alone reads what was written (`sealed`): what is
 * added on a phone is not sealed to its key.
 */
export function mayWriterAdd(status: CaseStatus, box: string, added: number): boolean {
  return isOpenStatus(status) && box !== 'sealed' && added < MAX_ADDITIONS;
}

export function isOpenStatus(status: CaseStatus): boolean {
  return OPEN_STATUSES.includes(status);
}

/**
 * Whether a deadline has passed: of looking at it while it is new, of answering while it is open. The day itself is in time, and
 * what has no deadline is never late.
 * @param today `YYYY-MM-DD`, where the office is
 */
export function isOverdue(
  one: {
    readonly status: CaseStatus;
    readonly acknowledgeDue: string | null;
    readonly answerDue: string | null;
  },
  today: string,
): boolean {
  if (!isOpenStatus(one.status)) return false;
  const isUnseen = one.status === 'new' && one.acknowledgeDue !== null && one.acknowledgeDue < today;
  return isUnseen || (one.answerDue !== null && one.answerDue < today);
}
