import { expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { seedOffice } from '../support/office.ts';
import { signInAs } from '../support/role-office.ts';
import { createTestContext } from '../support/server-context.ts';

test('metrics of the whole store are nobody’s below the topmost unit', async () => {
  const context = await createTestContext();
  await seedOffice(context);
  const ward = await signInAs(context, 'admin', 'phuong');
  expect((await ward.get('/metrics')).status).toBe(403);
  const province = await signInAs(context, 'admin', 'tinh');
  expect((await province.get('/metrics')).status).toBe(200);
});

test('what fails is logged under the form of its path, never under the path itself', async () => {
  const context = await createTestContext();
  await seedOffice(context);
  const app = createApp(context);
  await context.db.schema.dropTable('meta').execute();
  expect((await app.request('/api/v1/health?secret=bi-mat')).status).toBe(500);
  expect(JSON.stringify(context.logLines)).not.toContain('bi-mat');
  expect(context.logLines).toMatchObject([{ event: 'request-failed', route: '/api/v1/health' }]);
});
