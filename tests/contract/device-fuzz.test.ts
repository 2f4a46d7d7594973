import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { createContentStore } from '#device/content-store.ts';
import { createDexieJournal } from '#device/dexie-journal.ts';
import { createHttpTransport } from '#device/http-transport.ts';
import { readIdentity } from '#device/identity-store.ts';
import type { DeviceDatabase } from '#device/open-database.ts';
import { contentPackage } from '#shared/protocol/content.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import { ack } from '#shared/protocol/segment.ts';
import type { Stamp } from '#sync/device-events.ts';
import { moveToReplica } from '#sync/move-to-replica.ts';
import { openTestDatabase } from '#tests/support/device-database.ts';
import { anyText, mangledBytes, mangledJson, nastyValue } from '#tests/support/mangle.ts';
import { sampleContent } from '#tests/support/sample-content.ts';
import { createSeededChance } from '#tests/support/virtual-time.ts';

const SEED = 20_261_122;
const REPLICA = '01890000-0000-7000-8000-000000000001';
const HASH = 'a'.repeat(64);

test('whatever answers a push is an ack, or a failure with a name', async () => {
  const valid = JSON.stringify({
    replica: REPLICA,
    receivedThrough: 3,
    hash: HASH,
    serverTime: '2026-11-22T01:00:00.000Z',
    quarantined: 0,
    protocol: { min: 1, max: 1 },
    contentVersion: null,
    key: 'ack-1',
    sig: 'AAAA',
  });
  const refusal = JSON.stringify({
    type: 't',
    title: 't',
    status: 409,
    code: 'replica-forked',
    receivedThrough: 1,
    hash: HASH,
    protocol: { min: 1, max: 2 },
  });
  const bodies = fc.oneof(
    fc.constantFrom(valid, refusal),
    mangledJson(valid),
    mangledJson(refusal),
    nastyValue,
    anyText,
    mangledBytes(new TextEncoder().encode(valid)),
  );
  const statuses = fc.constantFrom(
    200,
    200,
    200,
    201,
    204,
    400,
    401,
    403,
    404,
    408,
    409,
    413,
    418,
    422,
    426,
    429,
    500,
    502,
    503,
    599,
  );
  const retries = fc.oneof(
    fc.constantFrom('5', '-1', '1e9', '9'.repeat(40), 'Wed, 21 Oct 2099 07:28:00 GMT'),
    anyText,
  );
  await fc.assert(
    fc.asyncProperty(statuses, bodies, retries, async (status, body, retryAfter) => {
      const headers = { 'retry-after': retryAfter.replaceAll(/[^\x20-\x7e]/g, '') };
      const answer = new Response(status === 204 ? null : body, { status, headers });
      const text = await answer.clone().text();
      const transport = createHttpTransport({
        fetch: async () => answer,
        token: 't',
        clock: { nowMs: () => 0 },
      });
      const result = await transport.push('segment');
      if (result.ok) expect([status < 300, v.is(ack, JSON.parse(text))]).toEqual([true, true]);
      else if (result.error.type === 'busy')
        expect(result.error.retryAfterMs ?? 0).toBeLessThanOrEqual(3_600_000);
    }),
    { numRuns: 400, seed: SEED },
  );
});

test('[CF1] whatever comes as content is a package, or what is shown stays', async () => {
  const valid = JSON.stringify(sampleContent());
  const db = await openTestDatabase();
  let answer = await contentResponse(new TextEncoder().encode(valid));
  const store = createContentStore({ db, fetch: async () => answer, token: 't' });
  expect(await store.fetchNext()).toMatchObject({ ok: true });
  expect(await store.swap()).toBe(true);
  const shown = await store.current();
  const bodies = fc.oneof(
    mangledJson(valid).map((text) => new TextEncoder().encode(text)),
    mangledBytes(new TextEncoder().encode(valid)),
    nastyValue.map((text) => new TextEncoder().encode(text)),
  );
  await fc.assert(
    fc.asyncProperty(
      bodies,
      fc.constantFrom(200, 200, 200, 204, 404, 500),
      fc.boolean(),
      async (body, status, honest) => {
        answer = await contentResponse(body, status, honest);
        const fetched = await store.fetchNext();
        if (fetched.ok && fetched.value === 'next') {
          expect(v.is(contentPackage, JSON.parse(new TextDecoder().decode(body)))).toBe(true);
          await db.run('rw', ['content'], ({ content }) => content.delete('next'));
        }
        expect(await store.current()).toEqual(shown);
      },
    ),
    { numRuns: 200, seed: SEED },
  );
});

test('[DM1] rows of any shape under the tablet’s keys: it still counts, reads, records and moves on', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(brokenRow, { minLength: 1, maxLength: 4 }), brokenHead, async (rows, head) => {
      const { db, journal, stamp } = await openJournal();
      await journal.append([boot('a'), boot('b'), boot('c')]);
      for (const { seq, row } of rows) await putRow(db, 'entry', row, { seq });
      if (head !== null) await putRow(db, 'journal', head, { key: 'head' });
      const state = await journal.state();
      expect(state.replica).toEqual(expect.any(String));
      await journal.read(1, 100);
      await journal.hashAt(2);
      await journal.append([boot('d')]);
      const { replica, rows: found } = await journal.salvage();
      expect(found.length).toBeGreaterThan(0);
      await moveToReplica(journal, stamp, replica, 'damage');
      const after = await journal.state();
      const lines = (await journal.read(after.oldest, 1_000)).map(({ line }) => line);
      expect(lines).toHaveLength(after.last);
      expect(lines.some((line) => line.includes(boot('d').id))).toBe(true);
    }),
    { numRuns: 150, seed: SEED },
  );
});

test('an identity or a content of any shape is the real one or none', async () => {
  const db = await openTestDatabase();
  const store = createContentStore({ db, fetch, token: 't' });
  await fc.assert(
    fc.asyncProperty(anyRow, async (row) => {
      await putRow(db, 'identity', row, { key: 'identity' });
      await putRow(db, 'content', row, { key: 'current' });
      expect(await readIdentity(db)).toBeNull();
      expect(await store.current()).toBeNull();
    }),
    { numRuns: 100, seed: SEED },
  );
});

/** Anything that IndexedDB can hold: also what JSON cannot say. */
const anyRow: fc.Arbitrary<object> = fc.oneof(
  fc.object({
    withBigInt: true,
    withDate: true,
    withTypedArray: true,
    withMap: true,
    withSet: true,
    maxDepth: 2,
  }),
  fc.constant(0).map(() => {
    const circle: Record<string, unknown> = { line: 1 };
    circle.itself = circle;
    return circle;
  }),
  fc.constant(0).map(() => {
    let deep: object = {};
    for (let depth = 0; depth < 50; depth += 1) deep = { deep };
    return deep;
  }),
);

const rowFields = fc.record(
  {
    line: fc.oneof(nastyValue, anyText, fc.constant(7n), fc.constant(null)),
    at: fc.oneof(anyText, fc.constant(12)),
    prev: fc.constantFrom(HASH, '', 3, null),
    hash: fc.constantFrom(HASH, 'x', 7n, undefined),
  },
  { requiredKeys: [] },
);

const brokenRow = fc.record({
  seq: fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constantFrom(0.5, 1e15, 2 ** 53)),
  row: fc.oneof(anyRow, rowFields),
});

const soundHead = {
  replica: REPLICA,
  last: 3,
  hash: HASH,
  ackedThrough: 1,
  oldest: 1,
  baseHash: '0'.repeat(64),
  receipt: null,
};
const brokenHead: fc.Arbitrary<object | null> = fc.oneof(
  fc.constant(null),
  anyRow,
  fc
    .tuple(
      fc.constantFrom(...Object.keys(soundHead)),
      fc.oneof(fc.constantFrom<unknown>(0, -1, 1, 2, 7, 1e15, 'x', null, 3n, HASH, {}), anyRow),
    )
    .map(([key, value]) => ({ ...soundHead, [key]: value })),
);

function boot(mark: string): EntryDraft {
  const id = `00000000-0000-7000-9000-00000000000${mark}`;
  return { id, at: '2026-11-22T01:00:00.000Z', kind: 'device', kv: 1, body: { event: 'boot' } };
}

async function openJournal() {
  const db = await openTestDatabase();
  const stamp: Stamp = { clock: { nowMs: () => Date.UTC(2026, 10, 22) }, random: createSeededChance(5) };
  return { db, stamp, journal: createDexieJournal(db, stamp) };
}

async function putRow(
  db: DeviceDatabase,
  store: 'entry' | 'journal' | 'identity' | 'content',
  row: object,
  key: { readonly seq: number } | { readonly key: string },
): Promise<void> {
  const id = `row-${JSON.stringify(key)}`;
  const broken = { id, ...row, ...key };
  // The database itself may refuse a row (a double id): then there is nothing to read.
  await db
    .run('rw', [store], async (stores) => {
      const table = stores[store] as unknown as { put(row: object): Promise<unknown> }; // another shape than the store's, on purpose
      await table.put(broken);
    })
    .catch(() => undefined);
}

async function contentResponse(
  bytes: Uint8Array<ArrayBuffer>,
  status = 200,
  honest = true,
): Promise<Response> {
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  const etag = honest ? `"${digest}"` : `"${HASH}"`;
  return new Response(status === 204 ? null : bytes, { status, headers: { etag } });
}
