import { precachedFiles } from '../support/built-app.ts';
import { expect, test } from '../support/journey.ts';

const BROWSER = { headers: { Accept: 'text/html,*/*' } };

test('the centre serves every file that the worker fetches, and a page in the place of none', async ({
  centre,
}) => {
  const files = precachedFiles();
  expect(files.length).toBeGreaterThan(5);
  const missing = [];
  for (const file of files) {
    const response = await fetch(`${centre.url}/${file}`);
    const isPage = (response.headers.get('Content-Type') ?? '').startsWith('text/html');
    if (response.status !== 200 || isPage !== file.endsWith('.html')) missing.push(file);
  }
  expect(missing).toEqual([]);

  for (const path of ['/assets/gone-12345678.js', '/gone.css', '/api/v1/gone']) {
    expect((await fetch(centre.url + path, BROWSER)).status, path).toBe(404);
  }
  for (const path of ['/', '/thu-tuc/anything', '/admin/devices']) {
    const response = await fetch(centre.url + path, BROWSER);
    expect([response.status, response.headers.get('Cache-Control')], path).toEqual([200, 'no-cache']);
  }
  expect((await fetch(`${centre.url}/sw.js`)).headers.get('Cache-Control')).toBe('no-cache');
});
