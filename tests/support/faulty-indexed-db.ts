import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { OpenOptions } from '#device/open-database.ts';

/** What a browser's storage does wrong. */
export type StorageFault =
  /** The disk is full: every write is refused, and the transaction with it. */
  | 'full'
  /** The connection is gone without a word, as iOS does after a while in the background. */
  | 'closed'
  /** The transaction is aborted in the middle, from outside. */
  | 'aborted';

export interface FaultyIndexedDb {
  readonly options: OpenOptions;
  /** Faults of the next transactions that write, in order; `for-ever` keeps the last one. */
  plan(faults: readonly (StorageFault | 'none')[], forEver?: boolean): void;
  /** How many of the next openings fail. */
  failOpenings(count: number): void;
  /** Transactions that were begun to write. */
  readonly writes: number;
}

/** An IndexedDB of one test that behaves badly when it is told to. */
export function faultyIndexedDb(): FaultyIndexedDb {
  const factory = new IDBFactory();
  const state = { faults: [] as (StorageFault | 'none')[], forEver: false, openings: 0, writes: 0 };
  const nextFault = () =>
    state.forEver && state.faults.length === 1 ? state.faults[0] : state.faults.shift();
  const misbehave = (db: IDBDatabase): void => {
    const transaction = db.transaction.bind(db);
    db.transaction = (names, mode, options) => {
      if (mode !== 'readwrite') return transaction(names, mode, options);
      state.writes++;
      const fault = nextFault();
      if (fault === 'closed') db.close();
      const begun = transaction(names, mode, options);
      if (fault === 'aborted') queueMicrotask(() => begun.abort());
      if (fault === 'full') refusePuts(begun);
      return begun;
    };
  };
  const open: IDBFactory['open'] = (name, version) => {
    if (state.openings > 0) {
      state.openings--;
      throw new DOMException('the disk cannot be read', 'UnknownError');
    }
    const request = factory.open(name, version);
    request.addEventListener('success', () => misbehave(request.result));
    return request;
  };
  const indexedDB = new Proxy(factory, {
    get(target, key) {
      if (key === 'open') return open;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return {
    options: { indexedDB, IDBKeyRange },
    plan(faults, forEver = false) {
      state.faults = [...faults];
      state.forEver = forEver;
    },
    failOpenings(count) {
      state.openings = count;
    },
    get writes() {
      return state.writes;
    },
  };
}

function refusePuts(transaction: IDBTransaction): void {
  const objectStore = transaction.objectStore.bind(transaction);
  const refuse = (): never => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  transaction.objectStore = (name) => Object.assign(objectStore(name), { put: refuse, add: refuse });
}
