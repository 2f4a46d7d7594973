/** The three levels of satisfaction on form 01, best first, by the number that stands for each. */
export const SCORE_LEVELS = [
  [3, 'very'],
  [2, 'satisfied'],
  [1, 'not'],
] as const;
