import Sqlite from 'better-sqlite3';
import { listCopiedTables } from '#server/store/copy-postgres.ts';

/** Letters, quotes and signs that two engines could read differently. */
const ODD_TEXT = `“Ợ” 'ắ' "ỹ" \\ {1F600} 😀 %_?$1 \t\n`;
const ODD_NUMBER = 9_007_199_254_740_990;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

/** Puts a row into every table of a store that has none, so that a copy has something of every kind to carry. */
export function fillEmptyTables(file: string): void {
  const db = new Sqlite(file);
  try {
    db.pragma('foreign_keys = ON');
    for (const { name } of listCopiedTables(db)) {
      if (db.prepare(`select 1 from "${name}" limit 1`).get() === undefined) fill(db, name);
    }
  } finally {
    db.close();
  }
}

function fill(db: Sqlite.Database, table: string): void {
  const columns = db.prepare<[string], Column>('select name, type, pk from pragma_table_info(?)').all(table);
  const references = new Map(
    db
      .prepare<[string], { from: string; table: string; to: string }>(
        'select "from", "table", "to" from pragma_foreign_key_list(?)',
      )
      .all(table)
      .map((one) => [one.from, one]),
  );
  const row = columns
    .filter(
      ({ type, pk }) => !(pk === 1 && /int/i.test(type) && columns.filter((c) => c.pk > 0).length === 1),
    )
    .map(({ name, type }) => {
      const reference = references.get(name);
      if (reference?.table === table) return [name, null] as const;
      if (reference)
        return [
          name,
          db.prepare(`select "${reference.to}" from "${reference.table}" limit 1`).pluck().get() ?? null,
        ] as const;
      return [name, oddValue(name, type)] as const;
    });
  db.prepare(
    `insert into "${table}" (${row.map(([name]) => `"${name}"`).join(', ')}) values (${row.map(() => '?').join(', ')})`,
  ).run(row.map(([, value]) => value));
}

function oddValue(name: string, type: string): string | number {
  if (/bigint/i.test(type)) return ODD_NUMBER;
  if (/int/i.test(type)) return 1;
  if (name.endsWith('_at')) return '2026-11-22T01:02:03.004Z';
  return name.endsWith('_json') ? JSON.stringify({ odd: ODD_TEXT }) : ODD_TEXT;
}
