import { type ChainHash, chainHash } from '#shared/lib/journal-chain.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { formatSegment, sealMessage } from '#shared/lib/segment-text.ts';
import type { DeviceStatus, SegmentHead } from '#shared/protocol/segment.ts';
import { JOURNAL_FORMAT } from '#shared/protocol/version.ts';
import { padHead } from './pad-head.ts';
import type { DeviceInfo, JournalRow, JournalState, Signer } from './ports.ts';

export interface SegmentParts {
  /** Of the journal format; every version known so far writes the same lines. */
  readonly version: number;
  readonly state: JournalState;
  readonly first: number;
  /** The chain's hash after `first − 1`, null when the journal does not know it. */
  readonly prev: ChainHash | null;
  readonly rows: readonly JournalRow[];
  readonly device: DeviceInfo;
  readonly status: DeviceStatus;
  readonly sentAt: string;
}

/** DM1: the first position where the rows do not follow from one another. */
export interface ChainDamage {
  readonly seq: number;
}

/** PU1, PU3, DM1: one segment, sealed. The chain is recomputed on the way, so a damaged row never leaves the tablet as if it were sound. */
export async function buildSegment(
  parts: SegmentParts,
  signer: Signer,
): Promise<Result<string, ChainDamage>> {
  const { state, first, prev, rows } = parts;
  if (prev === null) return err({ seq: Math.max(1, first - 1) });
  const hash = linkRows(state, first, prev, rows);
  if (!hash.ok) return hash;
  const lines = rows.map((row) => row.line);
  const last = first + rows.length - 1;
  const seal = { t: 'seal', count: rows.length, last, hash: hash.value, sig: UNSIGNED } as const;
  const head = padHead(segmentHead(parts, prev), [...lines, JSON.stringify(seal), ''].join('\n'));
  const headLine = JSON.stringify(head);
  const sig = await signer.sign(sealMessage(headLine, hash.value));
  return ok(formatSegment(headLine, lines, { ...seal, sig }));
}

/** As long as every signature: 64 bytes in base64url. */
const UNSIGNED = '-'.repeat(86);

function segmentHead(parts: SegmentParts, prev: ChainHash): SegmentHead {
  const { version, state, first, device, status, sentAt } = parts;
  return {
    t: 'head',
    format: JOURNAL_FORMAT,
    v: version,
    device: device.device,
    replica: state.replica,
    first,
    prev,
    oldest: state.oldest,
    sentAt,
    app: device.app,
    status,
  };
}

function linkRows(
  state: JournalState,
  first: number,
  prev: ChainHash,
  rows: readonly JournalRow[],
): Result<ChainHash, ChainDamage> {
  let hash = prev;
  for (const [index, row] of rows.entries()) {
    hash = chainHash(hash, row.line);
    if (row.seq !== first + index || row.hash !== hash) return err({ seq: first + index });
  }
  const end = first + rows.length - 1;
  if (end === state.last && hash !== state.hash) return err({ seq: Math.max(1, end) });
  return ok(hash);
}
