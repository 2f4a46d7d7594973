import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { listCopiedTables } from './copy-postgres.ts';
import type { Database } from './database.ts';
import { takeYourTime } from './migrate.ts';

/** What a table holds, whatever the order in which an engine reads it. */
export interface TableDigest {
  readonly table: string;
  readonly rows: number;
  /** The sum of the SHA-256 of every row, modulo 2^256, as 64 hex digits: no order, but every row and every repetition counts. */
  readonly digest: string;
}

type Row = Readonly<Record<string, unknown>>;

const MODULUS = 1n << 256n;
const FETCH = 2_000;

/** Every table of a SQLite store, by name. */
export function digestSqlite(file: string): readonly TableDigest[] {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    return listCopiedTables(sqlite).map(({ name, columns }) => {
      const sum = createSum(columns);
      for (const row of sqlite.prepare<[], Row>(`select * from "${name}"`).iterate()) sum.add(row);
      return { table: name, ...sum.read() };
    });
  } finally {
    sqlite.close();
  }
}

/** The same tables in a PostgreSQL store, read in one snapshot; `file` is a SQLite store that says which they are. */
export async function digestPostgres(db: Database, file: string): Promise<readonly TableDigest[]> {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
  const tables = listCopiedTables(sqlite);
  sqlite.close();
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      await takeYourTime(trx);
      const digests: TableDigest[] = [];
      for (const { name, columns } of tables) {
        const sum = createSum(columns);
        const list = sql.join(columns.map((column) => sql.ref(column)));
        await sql`declare digesting no scroll cursor for select ${list} from ${sql.table(name)}`.execute(trx);
        for (;;) {
          const { rows } = await sql<Row>`fetch ${sql.lit(FETCH)} from digesting`.execute(trx);
          for (const row of rows) sum.add(row);
          if (rows.length < FETCH) break;
        }
        await sql`close digesting`.execute(trx);
        digests.push({ table: name, ...sum.read() });
      }
      return digests;
    });
}

function createSum(columns: readonly string[]) {
  let rows = 0;
  let sum = 0n;
  return {
    add(row: Row): void {
      const text = JSON.stringify(columns.map((column) => row[column] ?? null));
      rows += 1;
      sum = (sum + BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)) % MODULUS;
    },
    read: () => ({ rows, digest: sum.toString(16).padStart(64, '0') }),
  };
}
