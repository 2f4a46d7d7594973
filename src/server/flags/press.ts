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
  /** Null: it could not be read so far. */
  readonly body: RatingBody | null;
  readonly receivedAt: string;
  readonly skewMs: number | null;
}

/** Reads a line as far as it can be; null when not even its time can be told. */
export function readPress({ line, ...stored }: StoredPress): Press | null {
  const envelope = readEnvelope(line, stored.seq);
  if (!envelope.ok) return null;
  const body = v.safeParse(ratingBody, envelope.value.body);
  return { ...stored, at: envelope.value.at, body: body.success ? body.output : null };
}

/** The first stretch of `size` presses in a row that holds the press at `place` and is as `holds` says. */
export function stretchAround<P>(
  presses: readonly P[],
  place: number,
  size: number,
  holds: (stretch: readonly P[]) => boolean,
): readonly P[] | null {
  for (let start = Math.max(0, place - size + 1); start <= place; start += 1) {
    const stretch = presses.slice(start, start + size);
    if (stretch.length === size && holds(stretch)) return stretch;
  }
  return null;
}
