import { expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { createTestContext } from '../support/server-context.ts';

const BASE = '/api/v1';

async function describedAndMounted() {
  const app = createApp(await createTestContext());
  const response = await app.request(`${BASE}/openapi.json`);
  const document = await response.json();
  const mounted = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith(`${BASE}/`))
    .map(({ method, path }) => `${method} ${path.slice(BASE.length).replaceAll(/:(\w+)/g, '{$1}')}`);
  return { document, mounted: [...new Set(mounted)].sort() };
}

test('every mounted call is described, and no other', async () => {
  const { document, mounted } = await describedAndMounted();
  const described = Object.entries(document.paths).flatMap(([path, calls]) =>
    Object.keys(calls as object).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(mounted);
});

test('operation ids are unique, references lead somewhere', async () => {
  const { document } = await describedAndMounted();
  const operations = Object.values(document.paths).flatMap((calls) => Object.values(calls as object));
  const ids = operations.map((operation) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, name = ''] of JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g))
    expect(document.components.schemas).toHaveProperty(name);
});

test('bodies and parameters carry the real schemas', async () => {
  const { document } = await describedAndMounted();
  const ratings = document.paths['/ratings'].get;
  expect(ratings.parameters.map((parameter: { name: string }) => parameter.name)).toEqual(
    expect.arrayContaining(['after', 'limit', 'unit', 'from', 'to', 'format']),
  );
  const page = ratings.responses[200].content['application/json'].schema;
  expect(page.properties.items.items.required).toContain('occurredAt');
  expect(document.paths['/session'].post.requestBody.content['application/json'].schema.required).toEqual([
    'username',
    'password',
  ]);
});
