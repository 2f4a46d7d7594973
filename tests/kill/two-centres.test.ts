import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RatingItem } from '#shared/protocol/admin.ts';
import { CentreAdmin } from '../support/centre-admin.ts';
import { CentreProcess } from '../support/centre-process.ts';
import { DurablePostgres } from '../support/durable-postgres.ts';
import { readPostgresReplicas } from '../support/journal-evidence.ts';
import { type PushingTablet, sendOver } from '../support/pushing-tablet.ts';
import type { Send } from '../support/tablet.ts';
import { createSeededChance } from '../support/virtual-time.ts';
import { expectStoredOnce, pairFleet } from './fleet.ts';

const TABLETS = 4;
const PUSHES = 25;

let postgres: DurablePostgres;
let centres: readonly CentreProcess[];

beforeAll(async () => {
  postgres = await DurablePostgres.start();
  // Both at once on the empty store: one makes the schema, the keys and the office, the other finds them.
  centres = await Promise.all([1, 2].map(() => CentreProcess.startWith({ databaseUrl: postgres.url })));
});

afterAll(async () => {
  for (const centre of centres ?? []) await centre.dispose();
  await postgres?.dispose();
});

test('two servers on one PostgreSQL: tablets push to both, a puller of both gets every rating once', async () => {
  const first = centres.filter(({ output }) => /one-time password\s+\S+/.test(output));
  expect(first).toHaveLength(1);
  const sends = centres.map(({ url }) => sendOver(url));
  const [founder] = first;
  if (!founder) throw new Error('no centre');
  const admin = await CentreAdmin.signIn(sendOver(founder.url), founder.credentials);
  const fleet = await pairFleet(admin, pick(sends, 0), TABLETS);

  const work = { done: false };
  const pulling = pullFrom(admin, sends, work);
  const changed = await Promise.all(fleet.map((one, index) => recordAndPush(one, sends, index + 1)));
  work.done = true;
  const pulled = await pulling;

  for (const one of fleet) await one.drain(pick(sends, 1));
  expectStoredOnce(await readPostgresReplicas(postgres.url), fleet);
  expectEveryRatingOnce(pulled, fleet, new Map(changed.flat()));
  for (const centre of centres) expect(centre.output).not.toMatch(/request-failed|store-unavailable/);
});

/** Records, and pushes now here, now there, now to both at once. Answers the changed ratings with their last level. */
async function recordAndPush(
  one: PushingTablet,
  sends: readonly Send[],
  seed: number,
): Promise<readonly (readonly [string, number])[]> {
  const chance = createSeededChance(seed);
  const changed: [string, number][] = [];
  for (let push = 0; push < PUSHES; push += 1) {
    const count = 1 + Math.floor(chance.fraction() * 4);
    for (let n = 0; n < count; n += 1) {
      const { id } = one.tablet.rate(1 + Math.floor(chance.fraction() * 5));
      if (chance.fraction() < 0.2) {
        one.tablet.record('rating.change', { of: id, level: 3 });
        changed.push([id, 3]);
      }
    }
    if (chance.fraction() < 0.2) await Promise.all(sends.map((send) => one.push(send)));
    else await one.push(pick(sends, Math.floor(chance.fraction() * sends.length)));
  }
  await one.drain(pick(sends, seed % sends.length));
  return changed;
}

/** Follows the feed by its cursor, asking the two servers in turn, until nothing more can come. */
async function pullFrom(
  admin: CentreAdmin,
  sends: readonly Send[],
  work: { readonly done: boolean },
): Promise<readonly RatingItem[]> {
  const pulled: RatingItem[] = [];
  let after: string | null = null;
  for (let turn = 0; ; turn += 1) {
    const last = work.done;
    const page = await admin.pull(after, 40, pick(sends, turn));
    pulled.push(...page.items);
    after = page.resume;
    if (last && page.items.length === 0) return pulled;
  }
}

/** A rating comes again, under the same id, only when its answer or its flags have changed; what came last counts. */
function expectEveryRatingOnce(
  pulled: readonly RatingItem[],
  fleet: readonly PushingTablet[],
  changed: ReadonlyMap<string, number>,
): void {
  const ratings = fleet
    .flatMap(({ tablet }) => tablet.rows.map(({ line }) => JSON.parse(line)))
    .filter(({ kind }) => kind === 'rating');
  expect(new Set(pulled.map(({ id }) => String(id)))).toEqual(new Set(ratings.map(({ id }) => id)));
  const timesById = Map.groupBy(pulled, ({ id }) => String(id));
  for (const { id, body } of ratings) {
    const times = timesById.get(id) ?? [];
    expect(times.at(-1)).toMatchObject({ level: changed.get(id) ?? body.level, firstLevel: body.level });
    const told = times.map(({ level, flagNotes }) => JSON.stringify([level, flagNotes]));
    expect(told).toEqual([...new Set(told)]);
  }
}

function pick(sends: readonly Send[], index: number): Send {
  const send = sends[index % sends.length];
  if (!send) throw new Error('no server');
  return send;
}
