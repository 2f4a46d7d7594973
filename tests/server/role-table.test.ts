import { expect, test } from 'vitest';
import { OPERATIONS } from '#server/openapi/operations.ts';
import { isGranted, ROLES } from '#shared/domain/roles.ts';
import { seedOffice } from '../support/office.ts';
import { signInAsEach } from '../support/role-office.ts';
import { createTestContext } from '../support/server-context.ts';

const REFUSED = 'this account may not do that';
/** What has to do with the session itself is everybody's; the rest needs what it says, or the administrator. */
const GUARDED = OPERATIONS.filter(
  ({ auth, path }) => (auth === 'session' || auth === 'access') && !path.startsWith('/session'),
);

test('every call of every role: refused exactly where the role is not granted what the call needs', async () => {
  const context = await createTestContext();
  await seedOffice(context);
  const clients = await signInAsEach(context);
  const wrong: string[] = [];
  for (const { method, path, permission } of GUARDED) {
    const url = path.replaceAll(/:\w+/g, 'khong-co');
    for (const role of ROLES) {
      const client = clients.get(role);
      const response =
        method === 'get' ? await client?.get(url) : await client?.send(method.toUpperCase(), url, {});
      const problem = response?.ok ? null : await response?.json().catch(() => null);
      const refused = response?.status === 403 && problem?.detail === REFUSED;
      const granted = permission === undefined ? role === 'admin' : isGranted(role, permission);
      if (refused === granted)
        wrong.push(`${method} ${path} as ${role}: ${response?.status} ${problem?.detail}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('nobody who is not signed in gets past a guarded call', async () => {
  const context = await createTestContext();
  await seedOffice(context);
  const { createApp } = await import('#server/app.ts');
  const app = createApp(context);
  for (const { method, path } of GUARDED) {
    const url = `/api/v1${path.replaceAll(/:\w+/g, 'khong-co')}`;
    const response = await app.request(url, { method: method.toUpperCase() });
    expect(`${method} ${path} ${response.status}`).toBe(`${method} ${path} 401`);
  }
});
