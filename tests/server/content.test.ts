import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { createContentCache } from '#server/content/content-cache.ts';
import { wholePackage } from '#server/content/pack-content.ts';
import { touchContent } from '#server/store/content.ts';
import { insertDuties } from '#server/store/office.ts';
import { contentPackage } from '#shared/protocol/content.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { OFFICE } from '../support/small-office.ts';

async function start() {
  const centre = await createPairedTablet();
  const get = (headers: Record<string, string> = {}) =>
    centre.send('/api/v1/content', {
      headers: { Authorization: `Bearer ${centre.tablet.token}`, ...headers },
    });
  return { ...centre, get };
}

test('the package is the unit’s, its ETag the SHA-256 of its bytes', async () => {
  const { get } = await start();
  const answer = await get();
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(answer.headers.get('ETag')).toBe(`"${createHash('sha256').update(bytes).digest('hex')}"`);
  const content = v.parse(contentPackage, JSON.parse(new TextDecoder().decode(bytes)));
  expect(content.unit.id).toBe(OFFICE.unit);
  expect(content.counters.map((counter) => counter.id)).toEqual([OFFICE.counter, OFFICE.otherCounter]);
  expect(content.questionnaire).toEqual(OFFICE.questionnaire);
  expect(content.sample).toBe(false);
});

test('it tells where a citizen’s phone reaches the centre, if somebody has said', async () => {
  const { context, get } = await start();
  expect(await (await get()).json()).toMatchObject({ publicUrl: null });
  const named = createContentCache(context.db, context.clock, 'https://hailong.example.vn');
  const content = await named.get(OFFICE.unit);
  expect(content && new TextDecoder().decode(wholePackage(content))).toContain(
    '"publicUrl":"https://hailong.example.vn"',
  );
});

test('packed, it is the same bytes under the same ETag', async () => {
  const { get } = await start();
  const plain = await get();
  const packed = await get({ 'Accept-Encoding': 'gzip, br' });
  expect(packed.headers.get('Content-Encoding')).toBe('gzip');
  expect(packed.headers.get('ETag')).toBe(plain.headers.get('ETag'));
  expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(await plain.text());
});

test('unchanged is 304, changed is the new package, and the ack tells of it', async () => {
  const { context, get, send, tablet } = await start();
  const etag = (await get()).headers.get('ETag') ?? '';
  expect((await get({ 'If-None-Match': etag })).status).toBe(304);
  expect((await get({ 'If-None-Match': `W/${etag}` })).status).toBe(304);
  expect(`"${(await tablet.push(send)).contentVersion}"`).toBe(etag);
  await insertDuties(context.db, [
    { counter_id: OFFICE.counter, clerk_id: OFFICE.clerk, from_at: '2026-11-01T00:00:00.000Z', to_at: null },
  ]);
  await touchContent(context.db);
  const changed = await get({ 'If-None-Match': etag });
  expect(changed.status).toBe(200);
  expect(`"${(await tablet.push(send)).contentVersion}"`).toBe(changed.headers.get('ETag'));
});

test('without a valid token there is nothing', async () => {
  const { send } = await start();
  expect((await send('/api/v1/content', {})).status).toBe(401);
});
