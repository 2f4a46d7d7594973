import { err, ok, type Result } from '#shared/lib/result.ts';
import { parseSegment, type Segment } from '#shared/lib/segment-text.ts';
import type { ProblemCode } from '#shared/protocol/problem.ts';
import { JOURNAL_FORMAT, PROTOCOL_MAX, PROTOCOL_MIN } from '#shared/protocol/version.ts';
import type { StoredDevice } from '../store/devices.ts';
import { nativeChainHash } from './native-chain.ts';
import { verifySeal } from './verify-seal.ts';

/** Why a push was refused as a whole. Nothing of it was stored. */
export interface PushRefusal {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly members?: Readonly<Record<string, unknown>> | undefined;
}

/** A tablet sends 2,000 entries at most; without a bound a small packed body could keep the process busy for a minute. */
const SEGMENT_MAX_LINES = 10_000;

/**
 * Everything about a segment that can be told without the store: version, structure, chain, whose it is, and its seal.
 * @param formerKeys keys the device had before it was paired again: good for a carried file, never for a push
 */
export async function checkSegment(
  device: Pick<StoredDevice, 'id' | 'publicJwkJson'>,
  text: string,
  formerKeys: readonly string[] = [],
): Promise<Result<Segment, PushRefusal>> {
  if (hasMoreLines(text, SEGMENT_MAX_LINES)) {
    return err({ code: 'too-large', detail: `A segment holds at most ${SEGMENT_MAX_LINES} lines.` });
  }
  const version = peekVersion(text);
  if (version !== null && (version < PROTOCOL_MIN || version > PROTOCOL_MAX)) {
    return err({
      code: 'version-unsupported',
      detail: `This centre reads versions ${PROTOCOL_MIN} to ${PROTOCOL_MAX}.`,
      members: { protocol: { min: PROTOCOL_MIN, max: PROTOCOL_MAX } },
    });
  }
  const segment = parseSegment(text, nativeChainHash);
  if (!segment.ok) {
    const { code, message, lineNumber } = segment.error;
    return err({ code, detail: message, members: { lineNumber } });
  }
  if (segment.value.head.device !== device.id) {
    return err({ code: 'wrong-device', detail: 'The head names another device than the token.' });
  }
  if (!(await isSealedByAny(segment.value, [device.publicJwkJson, ...formerKeys]))) {
    return err({ code: 'bad-seal', detail: 'The seal was not made by this device’s key.' });
  }
  return ok(segment.value);
}

/** Counts only as far as it must. */
export function hasMoreLines(text: string, limit: number): boolean {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    count += 1;
    if (count > limit) return true;
  }
  return false;
}

async function isSealedByAny(segment: Segment, keys: readonly (string | null)[]): Promise<boolean> {
  for (const key of keys) if (key !== null && (await verifySeal(segment, key))) return true;
  return false;
}

/** The device that the head names, before anything of the segment is believed; null when there is no such head. */
export function peekDevice(text: string): string | null {
  const head = peekHead(text);
  return head !== null && 'device' in head && typeof head.device === 'string' ? head.device : null;
}

/** The version that the head claims, also when the rest of the head is of a shape we do not know. */
function peekVersion(text: string): number | null {
  const head = peekHead(text);
  return head !== null && 'v' in head && typeof head.v === 'number' ? head.v : null;
}

function peekHead(text: string): object | null {
  const end = text.indexOf('\n');
  try {
    const head: unknown = JSON.parse(end < 0 ? text : text.slice(0, end));
    if (typeof head !== 'object' || head === null || !('format' in head)) return null;
    return head.format === JOURNAL_FORMAT ? head : null;
  } catch {
    // Not JSON: parseSegment says so with its line.
    return null;
  }
}
