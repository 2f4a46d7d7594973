import type { Database } from '#server/store/database.ts';

/** What the store holds of a journal, in its order, for comparing. */
export async function storedEntries(db: Database) {
  return await db
    .selectFrom('entry')
    .innerJoin('replica', 'replica.no', 'entry.replica_no')
    .select([
      'replica.id as replica',
      'entry.seq as seq',
      'entry.state as state',
      'entry.reason as reason',
      'entry.line as line',
    ])
    .orderBy('replica.no')
    .orderBy('entry.seq')
    .execute();
}

/** The feed of ratings, in its order. */
export async function storedRatings(db: Database) {
  return await db.selectFrom('rating').selectAll().orderBy('pos').execute();
}

/** The declared holes. */
export async function storedMissing(db: Database) {
  return await db
    .selectFrom('missing_range')
    .select(['first_seq as first', 'last_seq as last'])
    .orderBy('first_seq')
    .execute();
}
