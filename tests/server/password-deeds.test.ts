import { expect, test } from 'vitest';
import { resetPassword } from '#server/accounts/reset-password.ts';
import { PROGRAM } from '#server/audit/audit.ts';
import { ADMIN } from '../support/office.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { OFFICE } from '../support/small-office.ts';

test('passwords that somebody sets or gives out stand in the audit log, the passwords themselves do not', async () => {
  const { client, context } = await createSignedInCentre();
  const next = 'chợ nổi Cái Răng sáng sớm';
  const changed = await client.send('PUT', '/session/password', { current: ADMIN.password, next });
  expect(changed.status).toBe(200);
  const cost = { logN: 10, r: 8, p: 1 };
  const oneTime = await resetPassword(context, ADMIN.username, PROGRAM, cost);
  expect(await resetPassword(context, 'khong-co', PROGRAM, cost)).toBeNull();
  const rows = await context.db.selectFrom('audit').select(['line', 'action']).orderBy('no').execute();
  const passwords = rows.filter(({ action }) => action.includes('password'));
  expect(passwords.map(({ line }) => JSON.parse(line))).toMatchObject([
    {
      ...{ action: 'password.changed', actor: { kind: 'account', name: ADMIN.username } },
      ...{ unit: OFFICE.unit, subject: ADMIN.username },
    },
    {
      ...{ action: 'account.password-reset', actor: { kind: 'program' } },
      ...{ unit: OFFICE.unit, subject: ADMIN.username },
    },
  ]);
  const text = rows.map(({ line }) => line).join();
  for (const secret of [ADMIN.password, next, oneTime ?? '']) expect(text).not.toContain(secret);
});
