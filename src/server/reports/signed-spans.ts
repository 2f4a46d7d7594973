/** One change of duty, as `signed_duty` keeps it. */
export interface DutyChange {
  readonly device: string;
  readonly replicaNo: number;
  readonly seq: number;
  readonly counter: string;
  readonly clerk: string;
  readonly on: boolean;
  readonly effectiveAt: string;
}

/** A clerk was signed on at a counter; `to` null: nothing says until when. */
export interface SignedSpan {
  readonly device: string;
  readonly counter: string;
  readonly clerk: string;
  readonly from: string;
  readonly to: string | null;
}

/**
 * Who was signed on when, from changes in any order. On one tablet at most one clerk is signed on: whoever signs on ends the
 * span before, also where the entry that says so never arrived. An end without its beginning tells nothing.
 */
export function signedSpans(changes: readonly DutyChange[]): readonly SignedSpan[] {
  const spans: SignedSpan[] = [];
  for (const own of Map.groupBy(changes, ({ device }) => device).values()) {
    let open: DutyChange | null = null;
    for (const change of [...own].sort(inOrder)) {
      if (open !== null && (change.on || isEndOf(change, open))) {
        spans.push(toSpan(open, change.effectiveAt));
        open = null;
      }
      if (change.on) open = change;
    }
    if (open !== null) spans.push(toSpan(open, null));
  }
  return spans;
}

/** Numbers of a journal grow within it, and journals follow each other. */
function inOrder(a: DutyChange, b: DutyChange): number {
  return a.replicaNo - b.replicaNo || a.seq - b.seq;
}

function isEndOf({ counter, clerk }: DutyChange, open: DutyChange): boolean {
  return counter === open.counter && clerk === open.clerk;
}

/** A clock that was set in between must not make an end before its beginning. */
function toSpan({ device, counter, clerk, effectiveAt: from }: DutyChange, to: string | null): SignedSpan {
  return { device, counter, clerk, from, to: to !== null && to < from ? from : to };
}
