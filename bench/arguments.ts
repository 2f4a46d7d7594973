/** A trial with small counts, so that a person can see every benchmark run within minutes: `--quick`. Its figures say nothing. */
export const IS_QUICK = process.argv.includes('--quick');

/**
 * The count at this place among the numbers on the command line.
 * @param full the issue's own count, which holds where none is given
 * @param quick what a trial takes instead
 */
export function countAt(place: number, full: number, quick: number): number {
  const given = process.argv.slice(2).filter((word) => /^\d+$/.test(word))[place];
  return given === undefined ? (IS_QUICK ? quick : full) : Number(given);
}
