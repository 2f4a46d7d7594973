import { readOffsetMs } from './zoned-day.ts';

/** While one offset of local time holds: from `fromMs` until the next one begins. */
export interface OffsetSpan {
  readonly fromMs: number;
  /** Local time minus UTC. */
  readonly offsetMs: number;
}

/** No zone has gone to another offset and back within it: the shortest such time, a month of fasting, is twice as long. */
const STEP_MS = 14 * 24 * 60 * 60 * 1000;
const [FIRST_MS, LAST_MS] = [Date.UTC(1970, 0, 1), Date.UTC(2100, 0, 1)];
const SPANS = new Map<string, readonly OffsetSpan[]>();

/**
 * Every offset that a time zone has had since 1970 and is known to have until 2100, oldest first; the first holds before too, the last
 * after. For whoever must tell local time without a calendar, as the stores do.
 */
export function offsetSpans(timeZone: string): readonly OffsetSpan[] {
  const known = SPANS.get(timeZone);
  if (known !== undefined) return known;
  let offset = readOffsetMs(FIRST_MS, timeZone);
  const spans: OffsetSpan[] = [{ fromMs: FIRST_MS, offsetMs: offset }];
  for (let atMs = FIRST_MS + STEP_MS; atMs <= LAST_MS; atMs += STEP_MS) {
    if (readOffsetMs(atMs, timeZone) === offset) continue;
    const fromMs = firstOther(atMs - STEP_MS, atMs, timeZone);
    offset = readOffsetMs(fromMs, timeZone);
    spans.push({ fromMs, offsetMs: offset });
  }
  SPANS.set(timeZone, spans);
  return spans;
}

/** The first instant after `fromMs`, up to `toMs`, whose offset is another one. */
function firstOther(fromMs: number, toMs: number, timeZone: string): number {
  const before = readOffsetMs(fromMs, timeZone);
  let [same, other] = [fromMs, toMs];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (readOffsetMs(middle, timeZone) === before) same = middle;
    else other = middle;
  }
  return other;
}
