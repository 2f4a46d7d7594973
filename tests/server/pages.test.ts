import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { mountPages } from '#server/pages/mount-pages.ts';
import { createTestContext } from '../support/server-context.ts';

const VISIT = { headers: { Accept: 'text/html,application/xhtml+xml' } };

async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-pages-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const dist = join(folder, 'dist');
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Hài Lòng</title>');
  writeFileSync(join(dist, 'sw.js'), '// worker');
  writeFileSync(join(dist, 'manifest.webmanifest'), '{}');
  writeFileSync(join(dist, 'assets', 'main-abc.js'), 'export const one = 1;');
  writeFileSync(join(dist, '.secret'), 'hidden');
  writeFileSync(join(folder, 'outside.txt'), 'outside');
  const app = createApp(await createTestContext());
  mountPages(app, dist);
  return { app, dist };
}

test.each([
  '/',
  '/admin',
  '/admin/ratings',
  '/admin/procedures/1.001193',
  '/p-khac',
  '/theo-doi',
  '/any/where',
])('%s is the page', async (path) => {
  const { app } = await start();
  const answer = await app.request(path, VISIT);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('Cache-Control')).toBe('no-cache');
  expect(answer.headers.get('X-Robots-Tag')).toBe('noindex');
});

test.each(['/assets/main-OLD.js', '/missing.css', '/favicon.ico', '/api/v1/none', '/api/none'])(
  '%s is a 404, never the page',
  async (path) => {
    const { app } = await start();
    const answer = await app.request(path, VISIT);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('<!doctype');
  },
);

test('what asks for no page gets none', async () => {
  const { app } = await start();
  expect((await app.request('/admin', { headers: { Accept: 'application/json' } })).status).toBe(404);
});

test.each([undefined, '*/*'])('a visitor that asks with Accept %s gets the page', async (accept) => {
  const { app } = await start();
  const headers: Record<string, string> = accept === undefined ? {} : { Accept: accept };
  expect((await app.request('/', { headers })).status).toBe(200);
});

test.each(['/', '/admin', '/sw.js', '/assets/main-abc.js', '/missing.css', '/api/v1/health', '/api/v1/none'])(
  'HEAD %s answers like GET, without a body',
  async (path) => {
    const { app } = await start();
    const get = await app.request(path);
    const head = await app.request(path, { method: 'HEAD' });
    expect(head.status).toBe(get.status);
    for (const name of ['Content-Type', 'Cache-Control', 'ETag', 'Content-Security-Policy'])
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    expect(await head.text()).toBe('');
  },
);

test('built files: hashed ones for ever, the others asked for each time, packed when wished', async () => {
  const { app, dist } = await start();
  const script = await app.request('/assets/main-abc.js');
  expect(script.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  for (const path of ['/sw.js', '/manifest.webmanifest']) {
    expect((await app.request(path)).headers.get('Cache-Control')).toBe('no-cache');
  }
  const packed = await app.request('/sw.js', { headers: { 'Accept-Encoding': 'gzip' } });
  expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe('// worker');
  const etag = packed.headers.get('ETag') ?? '';
  expect((await app.request('/sw.js', { headers: { 'If-None-Match': etag } })).status).toBe(304);
  writeFileSync(join(dist, 'sw.js'), '// the next worker');
  const next = await app.request('/sw.js', { headers: { 'If-None-Match': etag } });
  expect(await next.text()).toBe('// the next worker');
});

test.each([
  '/../outside.txt',
  '/..%2foutside.txt',
  '/assets/..%2f..%2foutside.txt',
  '/.secret',
  '/%00.js',
  '/%zz.js',
])('%s does not leave the folder', async (path) => {
  const { app } = await start();
  expect((await app.request(`http://localhost${path}`)).status).toBe(404);
});

test('every answer carries the headers that keep strangers out', async () => {
  const { app } = await start();
  for (const path of ['/', '/sw.js', '/api/v1/health', '/api/v1/none']) {
    const { headers } = await app.request(path, VISIT);
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Permissions-Policy')).toContain('camera=()');
    expect(headers.get('Strict-Transport-Security')).toBeNull();
  }
});

test('who came by TLS once is not taken without it again', async () => {
  const app = createApp({ ...(await createTestContext()), publicUrl: 'https://hailong.example.vn' });
  for (const path of ['/api/v1/health', '/api/v1/none']) {
    const { headers } = await app.request(path);
    expect(headers.get('Strict-Transport-Security')).toBe('max-age=31536000');
  }
});
