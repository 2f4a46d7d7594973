import Sqlite from 'better-sqlite3';
import { sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import { takeYourTime } from './migrate.ts';
import type { Schema } from './schema.ts';

/** PostgreSQL takes at most 65,535 values in a statement. */
const MAX_VALUES = 30_000;
const FETCH = 2_000;

type Row = Readonly<Record<string, string | number | null>>;

/** A table, what it is made of, and which of its columns point into itself. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly selfReferences: readonly { readonly column: string; readonly key: string }[];
}

/**
 * Copies a PostgreSQL store into a SQLite file that holds the same, empty schema. Everything is read in one snapshot, so
 * that the copy is the store of one moment.
 */
export async function copyFromPostgres(db: Database, file: string): Promise<void> {
  const sqlite = new Sqlite(file);
  try {
    sqlite.pragma('synchronous = OFF');
    // Rows of one table may point at later ones; the source has looked after that.
    sqlite.pragma('foreign_keys = OFF');
    const tables = listCopiedTables(sqlite);
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        await takeYourTime(trx);
        for (const table of tables.toReversed()) sqlite.exec(`delete from "${table.name}"`);
        for (const table of tables) await readTable(trx, table, sqlite);
      });
  } finally {
    sqlite.close();
  }
}

/** Copies a backup into an empty PostgreSQL store of the same schema, all of it or nothing. */
export async function copyIntoPostgres(file: string, db: Database): Promise<void> {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    const tables = listCopiedTables(sqlite);
    await db.transaction().execute(async (trx) => {
      await takeYourTime(trx);
      for (const { name } of tables.toReversed()) await sql`delete from ${sql.table(name)}`.execute(trx);
      for (const table of tables) await writeTable(trx, table, sqlite);
      await moveSequences(trx);
    });
  } finally {
    sqlite.close();
  }
}

/** What a copy carries: every table but the list of schema steps, what is pointed at before what points at it. */
export function listCopiedTables(sqlite: Sqlite.Database): readonly Table[] {
  const names = sqlite
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name <> 'schema_step' order by name",
    )
    .pluck()
    .all();
  const ordered: Table[] = [];
  const placed = new Set<string>();
  const place = (name: string): void => {
    if (placed.has(name)) return;
    placed.add(name);
    const references = sqlite
      .prepare<[string], { table: string; from: string; to: string }>(
        'select * from pragma_foreign_key_list(?)',
      )
      .all(name);
    for (const { table } of references) if (table !== name) place(table);
    ordered.push({
      name,
      columns: sqlite.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(name),
      selfReferences: references
        .filter(({ table }) => table === name)
        .map(({ from, to }) => ({ column: from, key: to })),
    });
  };
  for (const name of names) place(name);
  return ordered;
}

async function readTable(
  trx: Transaction<Schema>,
  { name, columns }: Table,
  sqlite: Sqlite.Database,
): Promise<void> {
  const quoted = columns.map((column) => `"${column}"`).join(', ');
  const insert = sqlite.prepare(
    `insert into "${name}" (${quoted}) values (${columns.map(() => '?').join(', ')})`,
  );
  const insertAll = sqlite.transaction((rows: readonly Row[]) => {
    for (const row of rows) insert.run(columns.map((column) => row[column] ?? null));
  });
  const list = sql.join(columns.map((column) => sql.ref(column)));
  await sql`declare copying no scroll cursor for select ${list} from ${sql.table(name)}`.execute(trx);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(FETCH)} from copying`.execute(trx);
    insertAll(rows);
    if (rows.length < FETCH) break;
  }
  await sql`close copying`.execute(trx);
}

async function writeTable(
  trx: Transaction<Schema>,
  { name, columns, selfReferences }: Table,
  sqlite: Sqlite.Database,
): Promise<void> {
  const later = new Set(selfReferences.map(({ column }) => column));
  const perStatement = Math.floor(MAX_VALUES / Math.max(1, columns.length));
  const list = sql.join(columns.map((column) => sql.ref(column)));
  let batch: Row[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const values = sql.join(
      batch.map(
        (row) =>
          sql`(${sql.join(columns.map((column) => (later.has(column) ? null : (row[column] ?? null))))})`,
      ),
    );
    await sql`insert into ${sql.table(name)} (${list}) overriding system value values ${values}`.execute(trx);
    batch = [];
  };
  const rows = () => sqlite.prepare<[], Row>(`select * from "${name}"`).iterate();
  for (const row of rows()) {
    batch.push(row);
    if (batch.length >= perStatement) await flush();
  }
  await flush();
  // Rows that point at rows of the same table: now that all of them are there.
  for (const { column, key } of selfReferences) {
    for (const row of rows()) {
      if (row[column] === null) continue;
      await sql`update ${sql.table(name)} set ${sql.ref(column)} = ${row[column]} where ${sql.ref(key)} = ${row[key]}`.execute(
        trx,
      );
    }
  }
}

/** Columns that count themselves up go on behind the highest number that was copied. */
async function moveSequences(trx: Transaction<Schema>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = current_schema() and is_identity = 'YES'`.execute(trx);
  for (const { table, column } of rows) {
    await sql`
      select setval(pg_get_serial_sequence(${sql.lit(table)}, ${sql.lit(column)}),
        coalesce((select max(${sql.ref(column)}) from ${sql.table(table)}), 0) + 1, false)`.execute(trx);
  }
}
