import Dexie, { type EntityTable } from 'dexie';
import { err, ok, type Result } from '#shared/lib/result.ts';

/** Why the tablet's database cannot be had. */
export type OpenFault =
  /** Another tab holds an older version open and does not let go. */
  | { readonly type: 'blocked' }
  /** The browser refuses storage (private mode, policy, full or broken disk). */
  | { readonly type: 'storage'; readonly cause: unknown };

export type StoreName = 'journal' | 'entry' | 'identity' | 'content' | 'part';

/** Rows are `unknown` behind their key: what lies on a disk is parsed before it is believed. */
export interface Stores {
  readonly journal: EntityTable<{ key: string }, 'key'>;
  readonly entry: EntityTable<{ seq: number; id: string }, 'seq'>;
  readonly identity: EntityTable<{ key: string }, 'key'>;
  readonly content: EntityTable<{ key: string }, 'key'>;
  /** Parts of content packages by the SHA-256 of their bytes (CF3). */
  readonly part: EntityTable<{ hash: string }, 'hash'>;
}

/** The tablet's one database. */
export interface DeviceDatabase {
  /**
   * Runs `work` in one transaction and resolves when it is complete. Where the browser closed the connection (iOS does,
   * and an upgrade in another tab) it reopens and runs the whole of `work` again, so `work` must bear being run twice.
   */
  run<T>(mode: 'r' | 'rw', names: readonly StoreName[], work: (stores: Stores) => Promise<T>): Promise<T>;
  /**
   * Writes a row, reads it in another transaction and takes it away; answers the durability that the engine names for the
   * write, null where it names none. Rejects when what comes back is not what was written.
   */
  probe(): Promise<string | null>;
  close(): void;
}

export interface OpenOptions {
  /** Other than the default in tests only. */
  readonly name?: string;
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
  /** How long another tab may take to let go of an older version. */
  readonly patienceMs?: number;
}

/** Opens the tablet's database, creating it when it is not there. */
export async function openDatabase(options: OpenOptions = {}): Promise<Result<DeviceDatabase, OpenFault>> {
  const dexie = new Dexie(options.name ?? 'hai-long', {
    chromeTransactionDurability: 'strict',
    ...(options.indexedDB && { indexedDB: options.indexedDB }),
    ...(options.IDBKeyRange && { IDBKeyRange: options.IDBKeyRange }),
  });
  declareSchema(dexie);
  const blocked = new Promise<OpenFault>((resolve) => {
    const giveUp = () => setTimeout(resolve, options.patienceMs ?? BLOCKED_PATIENCE_MS, { type: 'blocked' });
    dexie.on('blocked', giveUp);
  });
  const fault = await Promise.race([openPatiently(dexie), blocked]);
  if (fault === null) return ok(new ReopeningDatabase(dexie));
  dexie.close();
  return err(fault);
}

const BLOCKED_PATIENCE_MS = 5_000;

/** ST3a: engines stumble over the first opening after a crash or an update, and not over the second. */
async function openPatiently(dexie: Dexie): Promise<OpenFault | null> {
  return (await openFault(dexie)) === null ? null : openFault(dexie);
}

async function openFault(dexie: Dexie): Promise<OpenFault | null> {
  try {
    await dexie.open();
    return null;
  } catch (cause) {
    return { type: 'storage', cause };
  }
}

/** Released versions are never edited; a later one adds stores, indexes or fields and takes nothing away, so that an older app (a rollback) still opens it. */
function declareSchema(dexie: Dexie): void {
  dexie.version(1).stores({ journal: '&key', entry: '&seq, &id', identity: '&key', content: '&key' });
  dexie.version(2).stores({ part: '&hash' });
}

class ReopeningDatabase implements DeviceDatabase {
  private readonly dexie: Dexie;
  private reopening: Promise<void> | null = null;
  private closed = false;
  /** Counts reopenings, so that nobody closes a connection that is newer than the one that failed him. */
  private connection = 0;

  constructor(dexie: Dexie) {
    this.dexie = dexie;
  }

  async run<T>(
    mode: 'r' | 'rw',
    names: readonly StoreName[],
    work: (stores: Stores) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const connection = this.connection;
      try {
        return await this.transact(mode, names, work);
      } catch (error) {
        if (this.closed || attempt > MAX_REOPENINGS || !LOST_CONNECTION.has(errorName(error))) throw error;
        await this.reopen(connection);
      }
    }
  }

  async probe(): Promise<string | null> {
    const row = { key: 'probe', text: 'ệ'.repeat(PROBE_LENGTH) };
    const durability = await this.dexie.transaction('rw', ['identity'], async (transaction) => {
      await transaction.table('identity').put(row);
      // Engines that do not know durability leave it out.
      const { durability }: Partial<IDBTransaction> = transaction.idbtrans;
      return durability ?? null;
    });
    const read = await this.dexie.table('identity').get(row.key);
    if (read?.text !== row.text) throw new Error('what was written did not come back');
    await this.dexie.table('identity').delete(row.key);
    return durability;
  }

  close(): void {
    this.closed = true;
    this.dexie.close();
  }

  private async transact<T>(
    mode: 'r' | 'rw',
    names: readonly StoreName[],
    work: (stores: Stores) => Promise<T>,
  ): Promise<T> {
    return this.dexie.transaction(mode, [...names], (transaction) => {
      // Bound to the transaction by hand: Dexie's own tracking loses it across nested async functions.
      const table = <N extends StoreName>(name: N) => transaction.table(name) as unknown as Stores[N]; // Dexie types tables by the call
      return work({
        journal: table('journal'),
        entry: table('entry'),
        identity: table('identity'),
        content: table('content'),
        part: table('part'),
      });
    });
  }

  /** Once for all who wait. A failure shows in the next attempt, which then waits for the one after. */
  private async reopen(lost: number): Promise<void> {
    if (lost === this.connection) {
      this.reopening ??= this.openAnew().finally(() => {
        this.reopening = null;
      });
    }
    await this.reopening;
  }

  private async openAnew(): Promise<void> {
    this.dexie.close({ disableAutoOpen: false });
    this.connection++;
    // What fails here is not hidden: the next transaction opens again by itself, and says why if it cannot.
    await this.dexie.open().catch(() => {});
  }
}

const PROBE_LENGTH = 10_000;
const MAX_REOPENINGS = 2;
/** Errors of a connection that is gone, under Dexie's and the engines' names; a full disk is not among them. */
const LOST_CONNECTION: ReadonlySet<string> = new Set([
  'DatabaseClosedError',
  // Dexie's word when a transaction begins while another one's reopening is under way.
  'OpenFailedError',
  'InvalidStateError',
  'UnknownError',
  'AbortError',
  'TransactionInactiveError',
]);

function errorName(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}
