interface Due<T> {
  readonly dueMs: number;
  readonly item: T;
}

/** What is due next comes out next: a binary heap by time. */
export class DueQueue<T> {
  readonly #heap: Due<T>[] = [];

  put(dueMs: number, item: T): void {
    const heap = this.#heap;
    const due = { dueMs, item };
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = heap[above];
      if (other === undefined || other.dueMs <= dueMs) break;
      heap[at] = other;
      at = above;
    }
    heap[at] = due;
  }

  /** The earliest, taken out; null when there is none. */
  take(): Due<T> | null {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return null;
    if (heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(due: Due<T>): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const [a, b] = [heap[left], heap[left + 1]];
      if (a === undefined) break;
      const below = b !== undefined && b.dueMs < a.dueMs ? left + 1 : left;
      const next = below === left ? a : b;
      if (next === undefined || next.dueMs >= due.dueMs) break;
      heap[at] = next;
      at = below;
    }
    heap[at] = due;
  }
}
