import { utf8Length } from '#shared/lib/utf8.ts';
import type { PushBounds } from './limits.ts';
import type { JournalRow, JournalState } from './ports.ts';

/** Which rows the next push carries. `count` 0 is the heartbeat. */
export interface PushPlan {
  readonly first: number;
  /** How many rows to read, at most. */
  readonly count: number;
}

/**
 * PU1, AK4: a push starts right after the ack, or at the oldest row held when what the centre asks for is gone.
 */
export function planPush(
  state: Pick<JournalState, 'last' | 'ackedThrough' | 'oldest'>,
  bounds: PushBounds,
): PushPlan {
  const first = Math.max(state.ackedThrough + 1, state.oldest);
  return { first, count: Math.max(0, Math.min(bounds.maxEntries, state.last - first + 1)) };
}

/** PU1: as many of the rows, from the first, as fit into the byte bound; never fewer than one. */
export function fitRows(rows: readonly JournalRow[], maxBytes: number): readonly JournalRow[] {
  let bytes = 0;
  const end = rows.findIndex((row) => {
    bytes += utf8Length(row.line) + 1;
    return bytes > maxBytes;
  });
  return end === -1 ? rows : rows.slice(0, Math.max(1, end));
}
