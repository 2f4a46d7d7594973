import { CompiledQuery, type KyselyPlugin } from 'kysely';
import type { Database } from '#server/store/database.ts';
import { storeKind } from '#server/store/dialect.ts';

/** What PostgreSQL is kept from in a small store: there reading whole tables is cheapest, and what is left is what cannot be avoided. */
const ONLY_INDEXES = ['enable_seqscan', 'enable_sort', 'enable_bitmapscan'] as const;

/**
 * Runs the work and answers how the store goes about every query of it, a text each.
 * @param off what PostgreSQL may not do; nothing in a store that is filled as a real one and analysed
 */
export async function plansOf(
  db: Database,
  work: (db: Database) => Promise<unknown>,
  off: readonly string[] = ONLY_INDEXES,
): Promise<readonly string[]> {
  const seen: CompiledQuery[] = [];
  const capture: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      seen.push(db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await work(db.withPlugin(capture));
  const plans: string[] = [];
  for (const query of seen) plans.push(await explain(db, query, off));
  return plans;
}

async function explain(db: Database, query: CompiledQuery, off: readonly string[]): Promise<string> {
  if (storeKind(db) === 'sqlite') {
    const asked = CompiledQuery.raw(`explain query plan ${query.sql}`, [...query.parameters]);
    const { rows } = await db.executeQuery<{ detail: string }>(asked);
    return rows.map(({ detail }) => detail).join('\n');
  }
  return await db.transaction().execute(async (trx) => {
    for (const setting of off) await trx.executeQuery(CompiledQuery.raw(`set local ${setting} = off`));
    const asked = CompiledQuery.raw(`explain (costs off) ${query.sql}`, [...query.parameters]);
    const { rows } = await trx.executeQuery<Record<string, string>>(asked);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}
