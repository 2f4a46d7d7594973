import type { DayTablet } from './day-tablet.ts';

interface Opened {
  readonly atMs: number;
  /** The last that was recorded by then. */
  readonly through: number;
  readonly lagsS: number[];
}

/** What is seen of all tablets while a day goes on. Lags are in seconds. */
export class DayLog {
  /** Pushes that were answered, those with 503 among them, and tries that nothing answered. */
  readonly pushMs: number[] = [];
  unavailable = 0;
  unanswered = 0;
  readonly ordinaryLagS: number[] = [];
  readonly outageLagS: number[] = [];
  readonly offlineLagS: number[] = [];
  readonly #opened = new Map<DayTablet, Opened>();

  readonly onPush = (ms: number, status: number): void => {
    this.pushMs.push(ms);
    if (status === 503) this.unavailable += 1;
  };

  readonly onUnanswered = (): void => {
    this.unanswered += 1;
  };

  /** The tablet's way to the centre is open again: what it holds back by now is late by no fault of the pauses. */
  open(tablet: DayTablet, kind: 'outage' | 'offline'): void {
    if (tablet.pending === 0) return;
    const lagsS = kind === 'outage' ? this.outageLagS : this.offlineLagS;
    this.#opened.set(tablet, { atMs: performance.now(), through: tablet.disk.last, lagsS });
  }

  readonly onConfirmed = (tablet: DayTablet, seq: number, ms: number): void => {
    const opened = this.#opened.get(tablet);
    if (opened === undefined || seq > opened.through) this.ordinaryLagS.push(ms / 1_000);
    else if (seq === opened.through) opened.lagsS.push((performance.now() - opened.atMs) / 1_000);
  };
}
