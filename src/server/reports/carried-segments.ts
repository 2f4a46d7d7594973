import type { SeqRange } from '../store/journal.ts';

/** The note that a journal begins with when it follows another one (RP1b), and where it stands. */
export interface Started {
  readonly replica: string;
  readonly seq: number;
  readonly of: string;
  readonly reason: string;
  readonly oldest: number;
  readonly last: number;
  readonly receivedAt: string;
}

/** The note that stands for positions of another journal that could not be read (DM1b). */
export interface Damage extends SeqRange {
  readonly replica: string;
  readonly seq: number;
  readonly of: string;
}

/** Positions `first…last` of the old journal stand at `first + offset…last + offset` in the new one. */
export interface CarriedSegment extends SeqRange {
  readonly offset: number;
}

/**
 * Where the rows of the old journal stand in the new one: one after the other behind the note, each damaged stretch
 * being a single note. As long as that note has not arrived the stretch is taken for rows, which asks for more, never less.
 */
export function carriedSegments(note: Started, damaged: readonly Damage[]): readonly CarriedSegment[] {
  const segments: CarriedSegment[] = [];
  let next = { first: note.oldest, offset: note.seq + 1 - note.oldest };
  for (const { first, last } of stretchesOf(note, damaged)) {
    segments.push({ ...next, last: first - 1 });
    next = { first: last + 1, offset: next.offset - (last - first) };
  }
  segments.push({ ...next, last: note.last });
  return segments.filter((segment) => segment.first <= segment.last);
}

/** How far the new journal reaches at least: to the last row that it carries over. */
export function extentOf(note: Started, damaged: readonly Damage[]): number {
  const spared = stretchesOf(note, damaged).reduce((sum, { first, last }) => sum + last - first, 0);
  return note.seq + Math.max(0, note.last - note.oldest + 1) - spared;
}

/**
 * In order, wherever their notes stand by now: a journal that follows in its turn carries them along. Of stretches that
 * overlap, which contradict each other, the second one shortens nothing.
 */
function stretchesOf(note: Started, damaged: readonly Damage[]): readonly Damage[] {
  const stretches: Damage[] = [];
  for (const one of damaged.toSorted((a, b) => a.first - b.first)) {
    if (one.of !== note.of) continue;
    const isWithin = (stretches.at(-1)?.last ?? note.oldest - 1) < one.first && one.last <= note.last;
    if (isWithin && one.first <= one.last) stretches.push(one);
  }
  return stretches;
}
