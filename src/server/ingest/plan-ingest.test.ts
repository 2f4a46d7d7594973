import { expect, test } from 'vitest';
import { chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import type { Segment } from '#shared/lib/segment-text.ts';
import { findOverlap, type Held, planIngest } from './plan-ingest.ts';

const LINES = Array.from({ length: 9 }, (_, index) => `line ${index + 1}`);
const HASHES = [ZERO_HASH];
for (const line of LINES) HASHES.push(chainHash(HASHES.at(-1) ?? '', line));
const hashAt = (seq: number) => HASHES[seq] ?? '';
const position = (seq: number) => ({ receivedThrough: seq, hash: hashAt(seq) });
const held = (from: number, to: number, missing: Held['missing'] = []): Held => ({
  hashes: new Map(Array.from({ length: to - from + 1 }, (_, index) => [from + index, hashAt(from + index)])),
  missing,
});
const NOTHING: Held = { hashes: new Map(), missing: [] };

/** Lines `first … last` of the one true journal; only what a plan looks at is filled in. */
function segment(first: number, last: number, oldest?: number): Segment {
  const lines = LINES.slice(first - 1, last).map((line, index) => ({
    seq: first + index,
    line,
    hash: hashAt(first + index),
    envelope: { ok: false as const, error: 'not looked at' },
  }));
  return {
    head: { first, prev: hashAt(first - 1), ...(oldest === undefined ? {} : { oldest }) },
    headLine: '',
    lines,
    seal: { last, hash: hashAt(last), count: lines.length },
    // A plan reads these members alone.
  } as unknown as Segment;
}

function seqsOf(plan: ReturnType<typeof planIngest>): readonly number[] {
  return plan.type === 'accept' ? plan.lines.map((line) => line.seq) : [];
}

test('[AK1] what follows is new, what is held is skipped', () => {
  expect(seqsOf(planIngest(segment(1, 3), position(0), NOTHING))).toEqual([1, 2, 3]);
  const overlapping = planIngest(segment(2, 6), position(4), NOTHING);
  expect(seqsOf(overlapping)).toEqual([5, 6]);
  expect(overlapping).toMatchObject({ position: position(6), missingRemoved: [], missingAdded: [] });
});

test('[AK1] a stale segment is compared where it ends and moves nothing', () => {
  expect(findOverlap(segment(2, 3), position(7))).toEqual({ first: 1, last: 3 });
  const plan = planIngest(segment(2, 3), position(7), held(1, 3));
  expect(seqsOf(plan)).toEqual([]);
  expect(plan).toMatchObject({ type: 'accept', position: position(7) });
});

test('[RP1] a difference at any known position is a fork', () => {
  const foreign = 'f'.repeat(64);
  expect(planIngest(segment(5, 6), { receivedThrough: 4, hash: foreign }, NOTHING).type).toBe('forked');
  expect(planIngest(segment(3, 6), { receivedThrough: 4, hash: foreign }, NOTHING).type).toBe('forked');
  const stale = { hashes: new Map([[3, foreign]]), missing: [] };
  expect(planIngest(segment(2, 3), position(7), stale).type).toBe('forked');
  expect(planIngest(segment(4, 3), position(7), stale).type).toBe('forked');
});

test('[RP1] a journal that does not begin at zero is none', () => {
  const bad = segment(1, 2);
  const plan = planIngest({ ...bad, head: { ...bad.head, prev: 'f'.repeat(64) } }, position(0), NOTHING);
  expect(plan.type).toBe('forked');
});

test('[AK4] a hole is declared by `oldest` alone', () => {
  expect(planIngest(segment(6, 7), position(3), NOTHING).type).toBe('gap');
  expect(planIngest(segment(6, 7, 2), position(3), NOTHING).type).toBe('gap');
  expect(planIngest(segment(6, 7, 6), position(3), NOTHING)).toMatchObject({
    type: 'accept',
    position: position(7),
    missingAdded: [{ first: 4, last: 5 }],
  });
  expect(planIngest(segment(6, 5, 6), position(3), NOTHING)).toMatchObject({ position: position(5) });
});

test('[AK4] a hole is filled as far as its lines arrive', () => {
  const missing = [{ first: 3, last: 6 }];
  const plan = planIngest(segment(4, 5), position(9), { ...held(7, 9), missing });
  expect(seqsOf(plan)).toEqual([4, 5]);
  expect(plan).toMatchObject({
    position: position(9),
    missingRemoved: missing,
    missingAdded: [
      { first: 3, last: 3 },
      { first: 6, last: 6 },
    ],
  });
});

test('[AK4b] what reaches the end of a hole must lead to the line behind it', () => {
  const missing = [{ first: 3, last: 6 }];
  const known = { hashes: new Map(), missing };
  const behind = { line: LINES[6] ?? '', hash: hashAt(7) };
  expect(planIngest(segment(5, 6), position(9), { ...known, next: behind }).type).toBe('accept');
  const other = { ...behind, line: 'line of a copy' };
  expect(planIngest(segment(5, 6), position(9), { ...known, next: other }).type).toBe('forked');
});

test('[PU1] a heartbeat inside a hole changes nothing', () => {
  const missing = [{ first: 3, last: 6 }];
  expect(planIngest(segment(5, 4), position(9), { hashes: new Map(), missing })).toMatchObject({
    lines: [],
    missingRemoved: [],
    missingAdded: [],
  });
});
