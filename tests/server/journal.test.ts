import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { addTablet, createPairedTablet } from '../support/paired-tablet.ts';
import { storedEntries } from '../support/stored.ts';
import { generateKeys, type Send, type Tablet } from '../support/tablet.ts';

async function start() {
  const centre = await createPairedTablet();
  /** The problem of an answer, and the proof that nothing was stored for it. */
  const problemOf = async (response: Response) => {
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const problem: unknown = await response.json();
    expect(problem).toMatchObject({ status: response.status });
    expect(JSON.stringify(problem)).not.toMatch(/\bat .*\.ts|node:|select |insert /);
    expect(await storedEntries(centre.context.db)).toEqual([]);
    return problem;
  };
  return { ...centre, problemOf };
}

function post(tablet: Tablet, send: Send, body: BodyInit, headers: Record<string, string> = {}) {
  return send('/api/v1/journal', {
    method: 'POST',
    headers: { Authorization: `Bearer ${tablet.token}`, 'Content-Type': 'application/x-ndjson', ...headers },
    body,
  });
}

test('a plain segment is taken as well as a packed one', async () => {
  const { context, send, tablet } = await createPairedTablet();
  tablet.rate();
  expect((await post(tablet, send, await tablet.segment())).status).toBe(200);
  expect(await storedEntries(context.db)).toHaveLength(1);
});

test('no token, a wrong token and a revoked device are 401', async () => {
  const { context, send, tablet, problemOf } = await start();
  tablet.rate();
  const segment = await tablet.segment();
  const bare = await send('/api/v1/journal', { method: 'POST', body: segment });
  expect(bare.status).toBe(401);
  expect(await problemOf(bare)).toMatchObject({ code: 'unauthorized' });
  const wrong = await post(tablet, send, segment, { Authorization: `Bearer ${tablet.token.slice(1)}x` });
  expect(wrong.status).toBe(401);
  await context.db.updateTable('device').set({ revoked_at: '2026-11-22T00:00:00.000Z' }).execute();
  const revoked = await post(tablet, send, segment);
  expect(revoked.status).toBe(401);
  expect(await problemOf(revoked)).toMatchObject({ code: 'unauthorized' });
});

test.each([
  ['nothing', ''],
  ['something else', '{"hello":"world"}\n'],
  ['an HTML page', '<!doctype html>\n<p>log in first</p>\n'],
])('%s instead of a segment is 422 with the line', async (_, text) => {
  const { send, tablet, problemOf } = await start();
  const answer = await post(tablet, send, text);
  expect(answer.status).toBe(422);
  expect(await problemOf(answer)).toMatchObject({
    code: 'segment-malformed',
    lineNumber: expect.any(Number),
  });
});

test('a segment that is cut off is refused with the line', async () => {
  const { send, tablet, problemOf } = await start();
  tablet.rate();
  tablet.rate();
  const segment = await tablet.segment();
  const answer = await post(tablet, send, segment.slice(0, segment.indexOf('"seal"')));
  expect(await problemOf(answer)).toMatchObject({ code: 'segment-malformed', lineNumber: 4 });
});

test('a tampered line breaks the chain', async () => {
  const { send, tablet, problemOf } = await start();
  tablet.rate(1);
  const answer = await post(tablet, send, (await tablet.segment()).replace('"level":1', '"level":5'));
  expect(answer.status).toBe(422);
  expect(await problemOf(answer)).toMatchObject({ code: 'chain-broken', lineNumber: 3 });
});

test('a byte that is not UTF-8 and a body that is not gzip are 400', async () => {
  const { send, tablet, problemOf } = await start();
  const broken = await post(tablet, send, new Uint8Array([0x7b, 0xff, 0xfe, 0x0a]));
  expect(broken.status).toBe(400);
  expect(await problemOf(broken)).toMatchObject({ code: 'bad-request' });
  tablet.rate();
  const segment = await tablet.segment();
  const notGzip = await post(tablet, send, segment, { 'Content-Encoding': 'gzip' });
  expect(notGzip.status).toBe(400);
  const cutOff = new Uint8Array(gzipSync(segment).subarray(0, -20));
  const cut = await post(tablet, send, cutOff, { 'Content-Encoding': 'gzip' });
  expect(cut.status).toBe(400);
  const other = await post(tablet, send, segment, { 'Content-Encoding': 'br' });
  expect(await problemOf(other)).toMatchObject({ code: 'bad-request' });
});

test('a seal by another key is refused', async () => {
  const { send, tablet, problemOf } = await start();
  tablet.rate();
  const { privateKey } = await generateKeys();
  const answer = await post(tablet, send, await tablet.segment({ key: privateKey }));
  expect(answer.status).toBe(422);
  expect(await problemOf(answer)).toMatchObject({ code: 'bad-seal' });
});

test('a head that is changed after sealing is refused', async () => {
  const { send, tablet, problemOf } = await start();
  tablet.rate();
  const segment = (await tablet.segment()).replace('"app":"0.1.0-test"', '"app":"9.9.9"');
  expect(await problemOf(await post(tablet, send, segment))).toMatchObject({ code: 'bad-seal' });
});

test('a body that is too large is 413, packed or not', async () => {
  const { send, tablet, problemOf } = await start();
  const plain = await post(tablet, send, 'x'.repeat(4 * 1024 * 1024 + 1));
  expect(plain.status).toBe(413);
  expect(await problemOf(plain)).toMatchObject({ code: 'too-large' });
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)));
  const packed = await post(tablet, send, bomb, { 'Content-Encoding': 'gzip' });
  expect(packed.status).toBe(413);
  expect(await problemOf(packed)).toMatchObject({ code: 'too-large' });
});

test('another device’s segment is refused, also with its own seal', async () => {
  const { context, send, tablet, problemOf } = await start();
  const other = await addTablet(context, send);
  other.rate();
  const answer = await post(tablet, send, await other.segment());
  expect(answer.status).toBe(403);
  expect(await problemOf(answer)).toMatchObject({ code: 'wrong-device' });
});

test('a newer version is 426 with the versions that are read, whatever its head looks like', async () => {
  const { send, tablet, problemOf } = await start();
  tablet.rate();
  const newer = await post(tablet, send, await tablet.segment({ head: { v: 2, replica: { new: 'shape' } } }));
  expect(newer.status).toBe(426);
  expect(await problemOf(newer)).toMatchObject({ code: 'version-unsupported', protocol: { min: 1, max: 1 } });
});

test('the contact is noted with what the tablet tells of itself', async () => {
  const { context, send, tablet } = await createPairedTablet();
  await tablet.push(send, {
    head: { app: 'a\u0000b', status: { pending: 3 }, sentAt: '2026-11-22T00:59:00.000Z' },
  });
  const device = await context.db.selectFrom('device').selectAll().executeTakeFirstOrThrow();
  expect(device).toMatchObject({
    last_contact_at: '2026-11-22T01:00:00.000Z',
    skew_ms: 60_000,
    app: 'a\uFFFDb',
    status_json: '{"pending":3}',
  });
});

test('when the store fails, nothing is acknowledged and nothing of the inside is shown', async () => {
  const { context, send, tablet } = await createPairedTablet();
  tablet.rate();
  await context.db.schema.alterTable('rating').renameTo('rating_gone').execute();
  const broken = await tablet.tryPush(send, await tablet.segment());
  expect(broken.status).toBe(500);
  expect(await broken.json()).toEqual({
    type: 'urn:hailong:problem:internal',
    title: 'Internal error',
    status: 500,
    code: 'internal',
  });
  await context.db.schema.alterTable('rating_gone').renameTo('rating').execute();
  expect(await storedEntries(context.db)).toEqual([]);
  expect(await tablet.push(send)).toMatchObject({ receivedThrough: 1 });
});

test('an unknown path of the API is a 404 problem', async () => {
  const { send, problemOf } = await start();
  const answer = await send('/api/v1/nothing', {});
  expect(answer.status).toBe(404);
  expect(await problemOf(answer)).toMatchObject({ code: 'not-found' });
});
