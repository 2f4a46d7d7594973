import { type Kysely, sql } from 'kysely';

/**
 * The time of the rating beside each of its flags, so that the flags of a span are counted without looking at their ratings; and no place
 * in the index of merged units for the many that never were.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('rating_flag')
    .addColumn('occurred_at', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await sql`
    update rating_flag set occurred_at = coalesce(
      (select rating.occurred_at from rating where rating.entry_id = rating_flag.entry_id), '')`.execute(db);
  await db.schema
    .createIndex('rating_flag_time')
    .on('rating_flag')
    .columns(['unit_id', 'occurred_at', 'flag'])
    .execute();
  await db.schema.createIndex('flag_decision_unit').on('flag_decision').columns(['unit_id']).execute();
  await db.schema.dropIndex('unit_successor').execute();
  await sql`create index unit_successor on unit (successor_id) where successor_id is not null`.execute(db);
}
