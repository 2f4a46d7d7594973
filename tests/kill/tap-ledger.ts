/** One tap on a face, as the hand that made it knows it. */
export interface Tap {
  readonly level: number;
  /** The page's clock at the click; null when the browser died before it could be asked. */
  readonly at: string | null;
  /** The thanks stood on the screen. */
  readonly thanked: boolean;
}

/** What the centre holds of a rating. */
export interface HeldRating {
  readonly level: number;
  readonly at: string;
}

/** The click and the record are made in one task; the clock may tick between. */
const SAME_TAP_MS = 250;

/**
 * Compares the taps with the ratings at the centre, both in their order. Every thanked tap must be there once, a tap that
 * died with its browser may be there or not, and nothing else. Answers the first fault as a sentence, or null.
 */
export function findFault(taps: readonly Tap[], held: readonly HeldRating[]): string | null {
  let next = 0;
  for (const [index, tap] of taps.entries()) {
    const rating = held[next];
    if (rating !== undefined && isOf(rating, tap) && !isLaterTap(rating, tap, taps[index + 1])) next += 1;
    else if (tap.thanked) {
      const found = rating ? `level ${rating.level} at ${rating.at}` : 'nothing';
      return `tap ${index + 1} (level ${tap.level}, ${tap.at}) was thanked for, the centre holds ${found}`;
    }
  }
  return next === held.length
    ? null
    : `${held.length - next} ratings that nobody tapped, or tapped once only`;
}

function isOf(rating: HeldRating, tap: Tap): boolean {
  if (rating.level !== tap.level) return false;
  return tap.at === null || Math.abs(Date.parse(rating.at) - Date.parse(tap.at)) <= SAME_TAP_MS;
}

/** A tap whose time nobody knows must not take the place of the next one, whose time is known. */
function isLaterTap(rating: HeldRating, tap: Tap, later: Tap | undefined): boolean {
  return tap.at === null && later?.at !== null && later !== undefined && isOf(rating, later);
}
