import { type ChainHash, chainHash } from '#shared/lib/journal-chain.ts';
import { readEnvelope } from '#shared/lib/segment-text.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { SalvagedRow } from './ports.ts';

/** A row as found on the disk: nothing in it is believed. */
export interface FoundRow {
  readonly seq: number;
  readonly line?: unknown;
  /** The chain's hash before and after the row, kept twice so that a row can be judged without its neighbours. */
  readonly prev?: unknown;
  readonly hash?: unknown;
}

export interface FoundJournal {
  readonly oldest: number;
  readonly last: number;
  /** What the journal's head says the hash after `last` is. */
  readonly hash: ChainHash;
  readonly rows: ReadonlyMap<number, FoundRow>;
}

/**
 * DM1: tells sound rows from damaged ones. A line is sound when one of the two notes of the hash before it leads to one
 * of the two notes of the hash after it; a line that merely reads well may be altered and is reported as damaged.
 */
export function salvageRows(found: FoundJournal): readonly SalvagedRow[] {
  const { oldest, last, rows } = found;
  const salvaged: SalvagedRow[] = [];
  const held = [...rows.keys()].filter((seq) => Number.isSafeInteger(seq) && seq >= oldest && seq <= last);
  let expected = oldest;
  // From row to row, not from number to number: a head that is damaged itself may name any last position.
  for (const seq of held.sort((a, b) => a - b)) {
    if (seq > expected) addDamaged(salvaged, expected, seq - 1, null);
    const draft = readSoundRow(found, seq);
    if (draft !== null) salvaged.push({ type: 'entry', seq, draft });
    else addDamaged(salvaged, seq, seq, textOf(rows.get(seq)));
    expected = seq + 1;
  }
  if (expected <= last) addDamaged(salvaged, expected, last, null);
  return salvaged;
}

function readSoundRow(found: FoundJournal, seq: number): EntryDraft | null {
  const row = found.rows.get(seq);
  if (row === undefined || typeof row.line !== 'string') return null;
  const envelope = readEnvelope(row.line, seq);
  if (!envelope.ok) return null;
  const before = [row.prev, found.rows.get(seq - 1)?.hash].filter(isChainHash);
  const after = [row.hash, found.rows.get(seq + 1)?.prev, seq === found.last ? found.hash : undefined];
  const { line } = row;
  if (!before.some((prev) => after.includes(chainHash(prev, line)))) return null;
  const { id, at, kind, kv, body } = envelope.value;
  return { id, at, kind, kv, body };
}

function addDamaged(salvaged: SalvagedRow[], seq: number, through: number, found: string | null): void {
  const previous = salvaged.at(-1);
  const joins = previous?.type === 'damaged' && previous.found === null && found === null;
  if (joins) salvaged.splice(-1, 1, { ...previous, through });
  else salvaged.push({ type: 'damaged', seq, through, found });
}

function textOf(row: FoundRow | undefined): string | null {
  if (row === undefined) return null;
  if (typeof row.line === 'string') return row.line;
  try {
    return JSON.stringify(row) ?? null;
  } catch {
    // A disk may hold what JSON cannot say (a circle, a big integer, nesting without end): then its members are named.
    return Object.keys(row).join(', ');
  }
}

function isChainHash(value: unknown): value is ChainHash {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
