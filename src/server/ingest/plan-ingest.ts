import { type ChainHash, chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import type { Segment, SegmentLine } from '#shared/lib/segment-text.ts';
import type { SeqRange } from '../store/journal.ts';

/** How far the centre is in one replica. */
export interface Position {
  readonly receivedThrough: number;
  readonly hash: ChainHash;
}

/** What the centre holds where the segment overlaps it. */
export interface Held {
  /** Hash after each line held at or below the position. */
  readonly hashes: ReadonlyMap<number, ChainHash>;
  /** Declared holes that touch the segment. */
  readonly missing: readonly SeqRange[];
  /** The line held right behind a segment that ends where a hole ends (AK4b). */
  readonly next?: { readonly line: string; readonly hash: ChainHash } | undefined;
}

export type IngestPlan =
  /** Another entry is known at a position that the segment covers (RP1). Nothing is stored. */
  | { readonly type: 'forked' }
  /** The segment begins further on, and the tablet still holds what lies between. Nothing is stored; the ack asks for it. */
  | { readonly type: 'gap' }
  | {
      readonly type: 'accept';
      readonly lines: readonly SegmentLine[];
      readonly position: Position;
      /** Holes to forget and holes to note: a new one (AK4), or what is left of old ones that were filled. */
      readonly missingRemoved: readonly SeqRange[];
      readonly missingAdded: readonly SeqRange[];
    };

/** Where the segment overlaps what is already received, and so what `Held` must tell; null when it begins after it. */
export function findOverlap(segment: Segment, position: Position): SeqRange | null {
  const first = segment.head.first - 1;
  const last = Math.min(segment.seal.last, position.receivedThrough);
  return first < position.receivedThrough ? { first, last } : null;
}

/**
 * AK1 without its input and output: what to do with a segment, given the replica's position. Does not look into the
 * entries; what they say never decides whether they are received.
 */
export function planIngest(segment: Segment, position: Position, held: Held): IngestPlan {
  const { head, seal, lines } = segment;
  if (head.first - 1 > position.receivedThrough) return planBeyond(segment, position);
  if (!agrees(segment, position, held.hashes)) return { type: 'forked' };
  // AK4b: a copy's entries fit before the hole as well; only what stands behind it tells whose they are.
  if (held.next && chainHash(seal.hash, held.next.line) !== held.next.hash) return { type: 'forked' };
  const news = lines.filter(
    (line) => line.seq > position.receivedThrough || isMissing(line.seq, held.missing),
  );
  return {
    type: 'accept',
    lines: news,
    position:
      seal.last > position.receivedThrough ? { receivedThrough: seal.last, hash: seal.hash } : position,
    ...fillMissing(held.missing, { first: head.first, last: seal.last }),
  };
}

function planBeyond({ head, seal, lines }: Segment, position: Position): IngestPlan {
  if (head.oldest !== head.first) return { type: 'gap' };
  return {
    type: 'accept',
    lines,
    position: { receivedThrough: seal.last, hash: seal.hash },
    missingRemoved: [],
    missingAdded: [{ first: position.receivedThrough + 1, last: head.first - 1 }],
  };
}

/** Compares every position that both sides know; one is enough to prove the same past, none is no contradiction. */
function agrees(
  { head, lines }: Segment,
  position: Position,
  hashes: ReadonlyMap<number, ChainHash>,
): boolean {
  const known = (seq: number) => {
    if (seq === 0) return ZERO_HASH;
    return seq === position.receivedThrough ? position.hash : hashes.get(seq);
  };
  const matches = (seq: number, hash: ChainHash) => (known(seq) ?? hash) === hash;
  return matches(head.first - 1, head.prev) && lines.every((line) => matches(line.seq, line.hash));
}

function isMissing(seq: number, missing: readonly SeqRange[]): boolean {
  return missing.some((range) => range.first <= seq && seq <= range.last);
}

/** A hole that arrives after all (an exported file, a restored tablet) is closed as far as it arrived. */
function fillMissing(missing: readonly SeqRange[], arrived: SeqRange) {
  if (arrived.last < arrived.first) return { missingRemoved: [], missingAdded: [] };
  const removed = missing.filter((range) => range.first <= arrived.last && range.last >= arrived.first);
  const added = removed.flatMap((range) => [
    ...(range.first < arrived.first ? [{ first: range.first, last: arrived.first - 1 }] : []),
    ...(range.last > arrived.last ? [{ first: arrived.last + 1, last: range.last }] : []),
  ]);
  return { missingRemoved: removed, missingAdded: added };
}
