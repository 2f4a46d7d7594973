import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { createContentCache } from '#server/content/content-cache.ts';
import { joinSlices } from '#shared/lib/content-parts.ts';
import { type ContentManifest, contentManifest } from '#shared/protocol/content-manifest.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { postManyProcedures, renameProcedure } from '../support/posted-procedures.ts';
import { createOtherUnit, OFFICE, OTHER_UNIT } from '../support/small-office.ts';

const ACCEPT = 'application/vnd.hailong.content-parts+json';
const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function start(procedures = 200) {
  const centre = await createPairedTablet();
  await postManyProcedures(centre.context.db, OFFICE.unit, procedures);
  const get = (path: string, headers: Record<string, string> = {}) =>
    centre.send(`/api/v1/content${path}`, {
      headers: { Authorization: `Bearer ${centre.tablet.token}`, ...headers },
    });
  const manifestOf = async (): Promise<ContentManifest> =>
    v.parse(contentManifest, await (await get('', { Accept: ACCEPT })).json());
  const partsOf = (hashes: readonly string[], headers: Record<string, string> = {}) =>
    get(`/parts?${hashes.map((hash) => `hash=${hash}`).join('&')}`, headers);
  return { ...centre, get, manifestOf, partsOf };
}

describe('[CF2] the manifest', () => {
  test('names parts that, one behind the other, are the package of that version', async () => {
    const { get, manifestOf, partsOf } = await start();
    const manifest = await manifestOf();
    const slices: { list: ContentManifest['parts'][number]['list']; text: string }[] = [];
    for (const { hash, bytes, list } of manifest.parts) {
      const [text = ''] = (await (await partsOf([hash])).text()).split('\n');
      expect([sha256(text), Buffer.byteLength(text)]).toEqual([hash, bytes]);
      slices.push({ list, text });
    }
    const whole = await (await get('')).text();
    expect(joinSlices(slices)).toBe(whole);
    expect(manifest.version).toBe(sha256(whole));
  });

  test('has its own hash as its tag, and its own media type', async () => {
    const { get } = await start();
    const answer = await get('', { Accept: `${ACCEPT}, application/json` });
    expect(answer.headers.get('Content-Type')).toBe(ACCEPT);
    expect(answer.headers.get('ETag')).toBe(`"${sha256(await answer.text())}"`);
  });

  test('is the same from every process of the centre', async () => {
    const { context } = await start();
    const [one, other] = [0, 1].map(() => createContentCache(context.db, context.clock));
    expect((await one?.get(OFFICE.unit))?.manifest).toEqual((await other?.get(OFFICE.unit))?.manifest);
  });

  test('[CF3] after a change names one other part, and what is held is not sent again', async () => {
    const { context, manifestOf } = await start();
    const before = new Set((await manifestOf()).parts.map(({ hash }) => hash));
    await renameProcedure(context.db, OFFICE.unit, 'Thủ tục đã đổi tên');
    const after = (await manifestOf()).parts.filter(({ hash }) => !before.has(hash));
    expect(after).toMatchObject([{ list: 'procedures' }]);
  });
});

describe('[CF7] the same address', () => {
  test('gives the whole package to who does not ask for parts', async () => {
    const { get } = await start();
    for (const accept of ['*/*', 'application/json', '']) {
      const answer = await get('', { Accept: accept });
      expect(answer.headers.get('Content-Type')).toContain('application/json');
      expect(answer.headers.get('ETag')).toBe(`"${sha256(await answer.text())}"`);
    }
  });

  test('knows by either tag that all of it is held', async () => {
    const { get, manifestOf } = await start();
    const { version } = await manifestOf();
    const tag = (await get('', { Accept: ACCEPT })).headers.get('ETag') ?? '';
    for (const Accept of [ACCEPT, '*/*'])
      for (const held of [`"${version}"`, tag, `W/${tag}`, `"x", "${version}"`])
        expect((await get('', { Accept, 'If-None-Match': held })).status).toBe(304);
    expect((await get('', { Accept: ACCEPT, 'If-None-Match': '"x"' })).status).toBe(200);
  });
});

describe('[CF3] parts', () => {
  test('come packed, one a line, those that are known', async () => {
    const { manifestOf, partsOf } = await start();
    const hashes = (await manifestOf()).parts.map(({ hash }) => hash).slice(0, 3);
    const answer = await partsOf([...hashes, 'f'.repeat(64)], { 'Accept-Encoding': 'gzip' });
    const lines = gunzipSync(Buffer.from(await answer.arrayBuffer()))
      .toString()
      .split('\n');
    expect(lines.map((line) => sha256(line))).toEqual([...hashes, sha256('')]);
  });

  test('end behind half a megabyte, and never before the first', async () => {
    const { manifestOf, partsOf } = await start(2_000);
    const hashes = (await manifestOf()).parts.map(({ hash }) => hash).slice(0, 32);
    const text = await (await partsOf(hashes)).text();
    expect(text.length).toBeGreaterThan(256 * 1024);
    expect(Buffer.byteLength(text)).toBeLessThan(512 * 1024 + 130 * 1024);
    expect(text.split('\n').length).toBeLessThan(32);
  });

  test('that the content no longer has are not found', async () => {
    const { context, manifestOf, partsOf } = await start();
    const before = (await manifestOf()).parts.map(({ hash }) => hash);
    await renameProcedure(context.db, OFFICE.unit, 'Thủ tục đã đổi tên');
    const after = new Set((await manifestOf()).parts.map(({ hash }) => hash));
    const gone = before.filter((hash) => !after.has(hash));
    expect((await partsOf(gone)).status).toBe(404);
  });

  test('are not given to others, not by another name, and not by the hundred', async () => {
    const { manifestOf, partsOf, send } = await start();
    const hashes = (await manifestOf()).parts.map(({ hash }) => hash);
    expect((await send(`/api/v1/content/parts?hash=${hashes[0]}`, {})).status).toBe(401);
    for (const wrong of [[], ['x'], Array.from({ length: 33 }, () => 'a'.repeat(64))])
      expect((await partsOf(wrong)).status).toBe(400);
  });

  test('are those of the tablet’s own unit', async () => {
    const { context, manifestOf, partsOf } = await start();
    const own = new Set((await manifestOf()).parts.map(({ hash }) => hash));
    await createOtherUnit(context);
    const others = (await context.content.get(OTHER_UNIT))?.parts.map(({ hash }) => hash) ?? [];
    const foreign = others.filter((hash) => !own.has(hash));
    expect(foreign.length).toBeGreaterThan(0);
    expect((await partsOf(foreign)).status).toBe(404);
  });
});
