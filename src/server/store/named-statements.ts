import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** So many texts keep a name on one connection; PostgreSQL keeps a plan of each, some ten to some hundred kilobytes. */
const NAMED_AT_MOST = 200;
/** What reads or writes rows. */
const ROWS = /^\s*(?:select|insert|update|delete|with)\b/i;
const BEGINS = /^(?:begin|start transaction)\b/;
const ENDS = /^(?:commit|rollback)$/;

/** In front of a query: its result comes in PostgreSQL's binary form, so that `bytea` need not be written as hexadecimal digits. */
export const IN_BINARY = '/* in binary */';

/**
 * The pool for Kysely's driver, which has every query parsed and planned anew: here a text that comes for the second time on a connection gets a
 * name, under which PostgreSQL keeps what it made of it. A push asks some thirty questions, always the same.
 * @param namedAtMost texts with a name on one connection
 */
export function nameStatements(pool: pg.Pool, namedAtMost: number = NAMED_AT_MOST): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, NamingClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? new NamingClient(client, namedAtMost);
      clients.set(client, known);
      return known;
    },
  };
}

class NamingClient implements PostgresPoolClient {
  private readonly client: pg.PoolClient;
  private readonly namedAtMost: number;
  private readonly names = new Map<string, string>();
  private readonly seenOnce = new Set<string>();
  /** Names given on this connection; none is given twice. */
  private given = 0;
  private isInTransaction = false;

  constructor(client: pg.PoolClient, namedAtMost: number) {
    this.client = client;
    this.namedAtMost = namedAtMost;
  }

  query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    text: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof text !== 'string') throw new TypeError('queries are not read through cursors here');
    if (BEGINS.test(text)) this.isInTransaction = true;
    if (ENDS.test(text)) this.isInTransaction = false;
    return this.run<R>(text, values);
  }

  release(destroy?: boolean): void {
    this.client.release(destroy);
  }

  private async run<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const name = this.nameOf(text);
    try {
      return await this.send<R>(text, values, name);
    } catch (error) {
      if (name === undefined || !isOutdated(error)) throw error;
      // A table has another column since: what was kept speaks of the old ones.
      this.forgetNames();
      if (this.isInTransaction) throw error;
      return await this.send<R>(text, values, undefined);
    }
  }

  private async send<R>(text: string, values: readonly unknown[], name: string | undefined) {
    const config: pg.QueryConfig & { readonly binary: boolean } = {
      text,
      values: [...values],
      binary: text.startsWith(IN_BINARY),
      ...(name === undefined ? {} : { name }),
    };
    return (await this.client.query(config)) as unknown as PostgresQueryResult<R>;
  }

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= this.namedAtMost || !ROWS.test(text)) return known;
    if (!this.seenOnce.delete(text)) {
      // What comes once only, in thousands, is not remembered for ever.
      if (this.seenOnce.size >= this.namedAtMost) this.seenOnce.clear();
      this.seenOnce.add(text);
      return undefined;
    }
    this.given += 1;
    const name = `q${this.given}`;
    this.names.set(text, name);
    return name;
  }

  private forgetNames(): void {
    this.names.clear();
    this.seenOnce.clear();
  }
}

/** Whether PostgreSQL has an answer of another shape than the statement of that name. */
export function isOutdated(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, routine } = error as Error & { readonly code?: unknown; readonly routine?: unknown };
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}
