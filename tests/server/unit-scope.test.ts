import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import type { ServerContext } from '#server/context.ts';
import { OPERATIONS } from '#server/openapi/operations.ts';
import { insertCases } from '#server/store/cases.ts';
import type { Role } from '#shared/domain/roles.ts';
import {
  questionnaireRow,
  ratingId,
  type SignedInClient,
  seedDevice,
  seedRating,
  seedReplica,
} from '../support/office.ts';
import { signInAs } from '../support/role-office.ts';
import { createTestContext } from '../support/server-context.ts';

/** Every row of a unit carries its mark, so that a row of another unit is seen in any answer. */
const markOf = (unit: number): string => `mark${unit}x`;

/** `parents[i]` is the parent of unit `i + 1`; unit 0 is the root. */
const tree = fc
  .integer({ min: 2, max: 6 })
  .chain((size) => fc.tuple(...Array.from({ length: size - 1 }, (_, i) => fc.integer({ min: 0, max: i }))));

async function plantTree(context: ServerContext, parents: readonly number[]): Promise<void> {
  const { db } = context;
  const now = new Date(context.clock.nowMs()).toISOString();
  await db.insertInto('questionnaire').values(questionnaireRow()).execute();
  for (const unit of [0, ...parents.map((_, i) => i + 1)]) {
    const parent = unit === 0 ? null : `u${parents[unit - 1]}`;
    const mark = markOf(unit);
    await db
      .insertInto('unit')
      .values({
        id: `u${unit}`,
        parent_id: parent,
        kind: 'commune',
        name: `Xã ${mark}`,
        code: null,
        folded: '',
        contact_json: null,
        time_zone: 'Asia/Ho_Chi_Minh',
        sample: 0,
      })
      .execute();
    await db
      .insertInto('counter')
      .values({ id: `q${unit}`, unit_id: `u${unit}`, name: `Quầy ${mark}`, number: null })
      .execute();
    await db
      .insertInto('clerk')
      .values({ id: `c${unit}`, unit_id: `u${unit}`, name: `Cán bộ ${mark}`, title: null })
      .execute();
    await seedDevice(context, { id: `may-${mark}`, unit: `u${unit}`, counter: `q${unit}` });
    const replica = `00000000-0000-7000-8000-00000000000${unit}`;
    const replicaNo = await seedReplica(context, { id: replica, device: `may-${mark}`, receivedThrough: 0 });
    for (const [at, kind] of (['petition', 'integrity'] as const).entries())
      await insertCases(db, [
        {
          ...{ id: ratingId(100 + unit * 2 + at), unit_id: `u${unit}`, origin_unit_id: `u${unit}`, kind },
          ...{ status: 'new', version: 1, box: 'none', has_contact: 0, sample: 0, about: mark },
          ...{ occurred_at: now, received_at: now, changed_at: now },
        },
      ]);
    await seedRating(context, {
      n: unit + 1,
      replicaNo,
      unit: `u${unit}`,
      counter: `q${unit}`,
      clerk: null,
      occurredAt: now,
      device: `may-${mark}`,
    });
  }
}

function unitsBelow(root: number, parents: readonly number[]): ReadonlySet<number> {
  const below = new Set([root]);
  for (const [i, parent] of parents.entries()) if (below.has(parent)) below.add(i + 1);
  return below;
}

/** Every reading call, bare and with each unit named where it takes one. */
function readingUrls(units: number): readonly string[] {
  return OPERATIONS.filter(
    ({ method, auth }) => method === 'get' && (auth === 'session' || auth === 'access'),
  )
    .map(({ path }) => path)
    .flatMap((path) =>
      Array.from({ length: units }, (_, unit) => {
        const url = path
          .replace(':replica', `00000000-0000-7000-8000-00000000000${unit}`)
          .replace(/-cases\/:id/, `-cases/${ratingId(101 + unit * 2)}`)
          .replace(/\/cases\/:id/, `/cases/${ratingId(100 + unit * 2)}`)
          .replace(/:\w+/g, `u${unit}`);
        return [url, `${url}?unit=u${unit}`];
      }).flat(),
    );
}

test('no reading call tells an account of a row of a unit that is not below its own', async () => {
  await fc.assert(
    fc.asyncProperty(
      tree,
      fc.nat(),
      fc.constantFrom<Role>('admin', 'leader', 'officer', 'province', 'inspector', 'clerk'),
      async (parents, pick, role) => {
        const context = await createTestContext();
        await plantTree(context, parents);
        const size = parents.length + 1;
        const own = pick % size;
        const client: SignedInClient = await signInAs(
          context,
          role,
          `u${own}`,
          role === 'clerk' ? `c${own}` : null,
        );
        const seen = unitsBelow(own, parents);
        const hidden = Array.from({ length: size }, (_, unit) => unit).filter((unit) => !seen.has(unit));
        for (const url of readingUrls(size)) {
          const text = await (await client.get(url)).text();
          for (const unit of hidden) expect(`${url}: ${text.includes(markOf(unit))}`).toBe(`${url}: false`);
        }
      },
    ),
    { numRuns: 25, seed: 20_261_124 },
  );
});

test('the planted marks would be seen: the root sees every one of them', async () => {
  const context = await createTestContext();
  await plantTree(context, [0, 1]);
  const root = await signInAs(context, 'admin', 'u0');
  const texts = await Promise.all(
    ['/units', '/devices', '/ratings', '/cases'].map(async (url) => (await root.get(url)).text()),
  );
  for (const unit of [0, 1, 2]) {
    expect(texts[0]).toContain(markOf(unit));
    expect(texts[1]).toContain(markOf(unit));
    expect(texts[2]).toContain(markOf(unit));
    expect(texts[3]).toContain(markOf(unit));
  }
  expect(createApp(context).routes.length).toBeGreaterThan(10);
});
