import * as v from 'valibot';
import { readEnvelope } from '#shared/lib/segment-text.ts';
import { type RatingBody, ratingBody } from '#shared/protocol/entry-bodies.ts';
import type { StoredPress } from '../store/presses.ts';

/** A rating as its journal holds it: counted, doubled or in quarantine, it was a press. */
export interface Press {
  readonly seq: number;
  readonly entryId: string | null;
  /** The tablet's own time. */
  readonly at: string;
  readonly atMs: number;
  /** Null: it could not be read so far. */
  readonly body: RatingBody | null;
  readonly receivedAt: string;
  readonly skewMs: number | null;
}

/** What a line says of its press, where it was read before. */
export type ReadPress = Pick<Press, 'at' | 'body'>;

/** Reads a line as far as it can be; null when not even its time can be told. @param read what it is known to say */
export function readPress({ line, ...stored }: StoredPress, read?: ReadPress): Press | null {
  if (read !== undefined) return { ...stored, ...read, atMs: Date.parse(read.at) };
  const envelope = readEnvelope(line, stored.seq);
  if (!envelope.ok) return null;
  const body = v.safeParse(ratingBody, envelope.value.body);
  const { at } = envelope.value;
  return { ...stored, at, atMs: Date.parse(at), body: body.success ? body.output : null };
}

/**
 * The first stretch of `size` presses in a row that holds the press at `place` and is as `holds` says. It is asked of every stretch that
 * holds a press, thousands of times a push: so it is told from where to where, and nothing is cut out for it.
 * @param holds of the presses from `start` until before `end`
 */
export function stretchAround<P>(
  presses: readonly P[],
  place: number,
  size: number,
  holds: (start: number, end: number) => boolean,
): readonly P[] | null {
  for (
    let start = Math.max(0, place - size + 1);
    start <= place && start + size <= presses.length;
    start += 1
  ) {
    if (holds(start, start + size)) return presses.slice(start, start + size);
  }
  return null;
}
