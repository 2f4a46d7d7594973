import * as v from 'valibot';
import type { EntryDraft } from '../protocol/entry-bodies.ts';
import {
  type Ack,
  type EntryEnvelope,
  entryEnvelope,
  type SegmentHead,
  type SegmentSeal,
  segmentHead,
  segmentSeal,
} from '../protocol/segment.ts';
import { type ChainHash, chainHash } from './journal-chain.ts';
import { err, ok, type Result } from './result.ts';

/** One line between head and seal. Its position is its place in the segment, whatever the line itself claims. */
export interface SegmentLine {
  readonly seq: number;
  readonly line: string;
  readonly hash: ChainHash;
  readonly envelope: Result<EntryEnvelope, string>;
}

export interface Segment {
  readonly head: SegmentHead;
  readonly headLine: string;
  readonly lines: readonly SegmentLine[];
  readonly seal: SegmentSeal;
}

/** Why a segment as a whole is refused; `lineNumber` counts from 1. A bad entry is never such a reason. */
export interface SegmentFault {
  readonly code: 'segment-malformed' | 'chain-broken';
  readonly lineNumber: number;
  readonly message: string;
}

type HashLine = (prev: ChainHash, entryLine: string) => ChainHash;

/** The text of one entry, written once: stored, sent and hashed as it stands, never serialised again. */
export function formatEntryLine(seq: number, draft: EntryDraft): string {
  const { id, at, kind, kv, body } = draft;
  return JSON.stringify({ t: 'entry', seq, id, at, kind, kv, body });
}

/** What the seal signs. */
export function sealMessage(headLine: string, hash: ChainHash): string {
  return `${headLine}\n${hash}`;
}

/** What the centre's receipt signs. One field a line, so that `openssl` can check it without a JSON parser. */
export function ackMessage(ack: Pick<Ack, 'replica' | 'receivedThrough' | 'hash' | 'serverTime'>): string {
  return `hailong-ack\n${ack.replica}\n${ack.receivedThrough}\n${ack.hash}\n${ack.serverTime}`;
}

export function formatSegment(headLine: string, entryLines: readonly string[], seal: SegmentSeal): string {
  return `${[headLine, ...entryLines, JSON.stringify(seal)].join('\n')}\n`;
}

/**
 * Reads a segment and recomputes its chain. Structure and chain are checked here; the seal's signature, which needs the
 * device's key, is the caller's.
 * @param hashLine `chainHash`, or what does the same faster where there is such
 */
export function parseSegment(text: string, hashLine: HashLine = chainHash): Result<Segment, SegmentFault> {
  const rows = text.split('\n');
  if (rows.at(-1) === '') rows.pop();
  else return malformed(rows.length, 'the last line does not end with a newline: the segment is cut off');
  const headLine = rows[0] ?? '';
  const head = parseLine(segmentHead, headLine);
  if (!head.ok) return malformed(1, `head: ${head.error}`);
  const sealLine = rows.length > 1 ? (rows.at(-1) ?? '') : '';
  const seal = parseLine(segmentSeal, sealLine);
  if (!seal.ok) return malformed(rows.length, `seal: ${seal.error}`);
  return linkLines(head.value, headLine, rows.slice(1, -1), seal.value, hashLine);
}

function linkLines(
  head: SegmentHead,
  headLine: string,
  entryLines: readonly string[],
  seal: SegmentSeal,
  hashLine: HashLine,
): Result<Segment, SegmentFault> {
  const lines: SegmentLine[] = [];
  let hash = head.prev;
  for (const [index, line] of entryLines.entries()) {
    const seq = head.first + index;
    hash = hashLine(hash, line);
    lines.push({ seq, line, hash, envelope: readEnvelope(line, seq) });
  }
  const sealLineNumber = entryLines.length + 2;
  if (seal.count !== lines.length) {
    return malformed(
      sealLineNumber,
      `the seal counts ${seal.count} entries, the segment holds ${lines.length}`,
    );
  }
  if (seal.last !== head.first + lines.length - 1) {
    return malformed(
      sealLineNumber,
      `the seal ends at ${seal.last}, the entries at ${head.first + lines.length - 1}`,
    );
  }
  if (seal.hash !== hash) {
    return err({
      code: 'chain-broken',
      lineNumber: sealLineNumber,
      message: 'the chain does not lead to the hash of the seal',
    });
  }
  return ok({ head, headLine, lines, seal });
}

/** Reads one entry line that should stand at `seq`; the error is a sentence for the quarantine list. */
export function readEnvelope(line: string, seq: number): Result<EntryEnvelope, string> {
  const parsed = parseLine(entryEnvelope, line);
  if (parsed.ok && parsed.value.seq !== seq) return err(`stands at ${seq} but says ${parsed.value.seq}`);
  return parsed;
}

function parseLine<S extends v.GenericSchema>(schema: S, line: string): Result<v.InferOutput<S>, string> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return err('not JSON');
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return ok(parsed.output);
  const issue = parsed.issues[0];
  return err(`${v.getDotPath(issue) ?? 'line'}: ${issue.message}`);
}

function malformed(lineNumber: number, message: string): Result<never, SegmentFault> {
  return err({ code: 'segment-malformed', lineNumber, message });
}
