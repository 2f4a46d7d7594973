import { type Kysely, SqliteAdapter, sql } from 'kysely';

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** Flags with their evidence and what people decided about them, and the daily and monthly sums of ratings and invitations. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createFlags(db);
  await createRollups(db);
  await db.schema
    .createTable('transaction_count')
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('n', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('transaction_count_pk', ['unit_id', 'day'])
    .execute();
}

async function createFlags(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rating_flag')
    .addColumn('entry_id', 'text', (c) => c.notNull())
    .addColumn('flag', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('evidence_json', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('rating_flag_pk', ['entry_id', 'flag'])
    .execute();
  await db.schema
    .createIndex('rating_flag_unit')
    .on('rating_flag')
    .columns(['unit_id', 'entry_id'])
    .execute();
  await db.schema
    .createTable('flag_decision')
    .addColumn('entry_id', 'text', (c) => c.notNull())
    .addColumn('flag', 'text', (c) => c.notNull())
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('flag_decision_pk', ['entry_id', 'flag', 'no'])
    .execute();
}

async function createRollups(db: Kysely<unknown>): Promise<void> {
  let rating = withRollupKey(db, 'rating_rollup').addColumn('questionnaire_id', 'text', (c) => c.notNull());
  for (const prefix of ['l', 'f'])
    for (const level of LEVELS)
      rating = rating.addColumn(`${prefix}${level}`, 'integer', (c) => c.notNull().defaultTo(0));
  for (const name of ['satisfied', 'changed', 'flagged_satisfied', 'flagged_changed'])
    rating = rating.addColumn(name, 'integer', (c) => c.notNull().defaultTo(0));
  await clustered(
    db,
    rating.addPrimaryKeyConstraint('rating_rollup_pk', [...ROLLUP_KEY, 'questionnaire_id']),
  ).execute();
  await clustered(
    db,
    withRollupKey(db, 'reason_rollup')
      .addColumn('questionnaire_id', 'text', (c) => c.notNull())
      .addColumn('level', 'integer', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('n', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('flagged', 'integer', (c) => c.notNull().defaultTo(0))
      .addPrimaryKeyConstraint('reason_rollup_pk', [...ROLLUP_KEY, 'questionnaire_id', 'level', 'reason']),
  ).execute();
  await clustered(
    db,
    withRollupKey(db, 'ask_rollup')
      .addColumn('trigger', 'text', (c) => c.notNull())
      .addColumn('answered', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('timeout', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('dismissed', 'integer', (c) => c.notNull().defaultTo(0))
      .addPrimaryKeyConstraint('ask_rollup_pk', [...ROLLUP_KEY, 'trigger']),
  ).execute();
}

/** The unit first, so that a distributed store can spread by it; the period before the key, so that a span is one range. */
const ROLLUP_KEY: readonly ['unit_id', 'dim', 'grain', 'period', 'key'] = [
  'unit_id',
  'dim',
  'grain',
  'period',
  'key',
];

function withRollupKey(db: Kysely<unknown>, name: string) {
  return db.schema
    .createTable(name)
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('dim', 'text', (c) => c.notNull())
    .addColumn('grain', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull());
}

/** On SQLite the rows lie in the order of the key, so that a span is read in one go. */
function clustered<B extends { modifyEnd(end: ReturnType<typeof sql>): B }>(
  db: Kysely<unknown>,
  table: B,
): B {
  return db.getExecutor().adapter instanceof SqliteAdapter ? table.modifyEnd(sql`without rowid`) : table;
}
