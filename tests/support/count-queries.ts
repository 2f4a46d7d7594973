import type { Database } from '#server/store/database.ts';

/** The store, and how many of its queries name a table. */
export function countQueries(
  db: Database,
  table: string,
): { readonly db: Database; readonly n: () => number } {
  let n = 0;
  const counting = db.withPlugin({
    transformQuery({ node }) {
      if (JSON.stringify(node).includes(`"name":"${table}"`)) n += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { db: counting, n: () => n };
}

/** The store, and how many queries it was asked altogether. */
export function countEveryQuery(db: Database): { readonly db: Database; readonly n: () => number } {
  let n = 0;
  const counting = db.withPlugin({
    transformQuery({ node }) {
      n += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { db: counting, n: () => n };
}
