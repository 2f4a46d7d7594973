/** What a citizen can say of a procedure's page in two taps (`procedure.problem`). Older names are never given a new sense. */

/** Which part of the page it is about, by the procedure's own member. */
export const PROBLEM_PARTS = [
  'components',
  'timeLimit',
  'fee',
  'channels',
  'steps',
  'results',
  'conditions',
  'legalBasis',
] as const;
export type ProblemPart = (typeof PROBLEM_PARTS)[number];

/** `unlisted-paper`: a paper was asked for that is not listed. `other` may carry a comment, sealed. */
export const PROBLEMS = ['outdated', 'unlisted-paper', 'time-differs', 'fee-differs', 'other'] as const;
export type Problem = (typeof PROBLEMS)[number];

/** What is offered at a part: out of date, what only this part can have, something else. */
export function problemsOf(part: ProblemPart): readonly Problem[] {
  switch (part) {
    case 'components':
      return ['outdated', 'unlisted-paper', 'other'];
    case 'timeLimit':
      return ['outdated', 'time-differs', 'other'];
    case 'fee':
      return ['outdated', 'fee-differs', 'other'];
    default:
      return ['outdated', 'other'];
  }
}
