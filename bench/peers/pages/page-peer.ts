import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import { type RatedPlace, ratingsUntil } from '../rows.ts';

/** What a peer's page is told. */
export interface PageTask {
  /** How many ratings lie on the tablet before the network is back. */
  readonly count: number;
  readonly untilMs: number;
  readonly seed: number;
  readonly place: RatedPlace;
  /** Rows in a request, where the peer lets one choose. */
  readonly batch: number;
  /** Only for our own: the pairing code. */
  readonly code?: string;
  /** Where the peer differs only in that: how it takes an answer that is no success. */
  readonly variant?: string;
}

/** A client in its page. */
export interface PagePeer {
  /** Lays the ratings down as the peer keeps them, and does all that happened before the network was back. */
  prepare(task: PageTask): Promise<void>;
  /** The network is back: resolves when the peer takes everything for delivered; milliseconds. */
  send(): Promise<number>;
  /** Begins to send whatever comes, as in daily life. */
  start(): void;
  /** More ratings, the next of the same row of chance. */
  record(count: number): Promise<void>;
  /** How many ratings the peer takes for not delivered; null where it keeps all of them and does not tell. */
  unsent(): Promise<number | null>;
}

/** Hands out the ratings of a task in order. */
export class Rows {
  readonly #all: readonly EntryDraft[];
  #next = 0;

  constructor(task: PageTask, more = 0) {
    this.#all = ratingsUntil(task.untilMs, task.count + more, task.place, task.seed);
  }

  take(count: number): readonly EntryDraft[] {
    this.#next += count;
    return this.#all.slice(this.#next - count, this.#next);
  }
}

/** As many as may come in addition to those of the task. */
export const MORE_ROWS = 2_000;

/** Makes the peer known to the bench. */
export function offer(peer: PagePeer): void {
  Object.assign(window, { peer });
}

/** Cuts a list into portions. */
export function portions<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
