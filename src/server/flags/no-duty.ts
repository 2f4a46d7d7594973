/** From when to when a clerk was on duty, by the roster; `to` null: until further notice. */
export interface RosterSpan {
  readonly from: string;
  readonly to: string | null;
}

/** A clerk signed on or off at a counter. */
export interface DutySign {
  readonly counter: string;
  readonly on: boolean;
  readonly at: string;
}

/** What is known of one clerk's duties around a rating. */
export interface KnownDuties {
  readonly roster: readonly RosterSpan[];
  /** In order of time. */
  readonly signs: readonly DutySign[];
}

/** The end of the last duty before the rating, and the beginning of the next one (null: none is known). */
export interface NoDutyEvidence {
  readonly clerk: string;
  readonly lastOnUntil: string | null;
  readonly nextOnFrom: string | null;
}

/** Who signed on and was never seen to sign off is on duty for no longer than this. */
const LONGEST_SIGNED_MS = 24 * 60 * 60_000;

/** The rule `no-duty`: the clerk was on duty at no counter, by roster or signature, within the grace around the rating. */
export function noDutyAt(
  occurredAt: string,
  clerk: string,
  duties: KnownDuties,
  graceMinutes: number,
): NoDutyEvidence | null {
  const graceMs = graceMinutes * 60_000;
  const atMs = Date.parse(occurredAt);
  const spans = [...duties.roster.map(toSpan), ...signedSpans(duties.signs)];
  if (spans.some(({ fromMs, toMs }) => fromMs - graceMs <= atMs && atMs < toMs + graceMs)) return null;
  const before = spans.filter(({ toMs }) => toMs <= atMs).map(({ toMs }) => toMs);
  const after = spans.filter(({ fromMs }) => fromMs > atMs).map(({ fromMs }) => fromMs);
  return {
    clerk,
    lastOnUntil: before.length === 0 ? null : new Date(Math.max(...before)).toISOString(),
    nextOnFrom: after.length === 0 ? null : new Date(Math.min(...after)).toISOString(),
  };
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

function toSpan({ from, to }: RosterSpan): Span {
  return { fromMs: Date.parse(from), toMs: to === null ? Number.POSITIVE_INFINITY : Date.parse(to) };
}

/** From each signing on to the next signing off at that counter. */
function signedSpans(signs: readonly DutySign[]): readonly Span[] {
  return signs.flatMap((sign, place) => {
    if (!sign.on) return [];
    const off = signs.slice(place + 1).find((other) => !other.on && other.counter === sign.counter);
    const fromMs = Date.parse(sign.at);
    const toMs = Math.min(
      off === undefined ? Number.POSITIVE_INFINITY : Date.parse(off.at),
      fromMs + LONGEST_SIGNED_MS,
    );
    return [{ fromMs, toMs }];
  });
}
