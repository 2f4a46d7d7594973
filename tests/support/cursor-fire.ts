import { setImmediate } from 'node:timers/promises';
import type { RatingItem } from '#shared/protocol/admin.ts';

/** One that records and pushes; answers the ids that it has recorded with this push. */
export type Writer = (round: number) => Promise<readonly string[]>;
/** One page of the feed behind a cursor. */
export type Pull = (
  after: string | null,
) => Promise<{ readonly items: readonly RatingItem[]; readonly resume: string | null }>;

/** What came of it: the ids that were written, and what every puller got, in order. */
export interface Fired {
  readonly written: readonly string[];
  readonly pulled: readonly (readonly RatingItem[])[];
}

/** All writers write at once until it is enough, while every puller follows the feed by its own cursor, to its end. */
export async function fire(
  writers: readonly Writer[],
  pullers: readonly Pull[],
  enough: (round: number) => boolean,
): Promise<Fired> {
  const work = { over: false };
  const pulling = Promise.all(pullers.map((pull) => follow(pull, work)));
  const written = await Promise.all(
    writers.map(async (write) => {
      const ids: string[] = [];
      for (let round = 0; !enough(round); round += 1) ids.push(...(await write(round)));
      return ids;
    }),
  );
  work.over = true;
  return { written: written.flat(), pulled: await pulling };
}

async function follow(pull: Pull, work: { readonly over: boolean }): Promise<readonly RatingItem[]> {
  const got: RatingItem[] = [];
  let after: string | null = null;
  for (;;) {
    // In one process nobody else would get a turn while an answer comes at once.
    await setImmediate();
    const last = work.over;
    const page = await pull(after);
    got.push(...page.items);
    after = page.resume ?? after;
    if (last && page.items.length === 0) return got;
  }
}

/**
 * What a puller did not get, and what it got twice as it was. A rating whose flags changed meanwhile comes again: that is
 * news, not a repetition.
 */
export function faultsOf({ written, pulled }: Fired): readonly { missed: number; repeated: number }[] {
  return pulled.map((items) => {
    const seen = new Set(items.map(({ id }) => String(id)));
    const told = new Set(items.map((item) => JSON.stringify(item)));
    return {
      missed: written.filter((id) => !seen.has(id)).length,
      repeated: items.length - told.size,
    };
  });
}
