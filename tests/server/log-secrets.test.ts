import { expect, test } from 'vitest';
import { createCaseOffice, edit } from '../support/case-office.ts';
import { TEST_NOW_MS } from '../support/server-context.ts';
import { OFFICE, reissueCode } from '../support/small-office.ts';
import { homeForm, TakeHomeDesk } from '../support/take-home-tablet.ts';
import { codeOf, writeFeedback } from '../support/written.ts';

/** Everything that opens something, in use, misused and while the store fails. */
async function useSecrets() {
  const office = await createCaseOffice();
  const { context, app, tablet, send } = office;
  const desk = await TakeHomeDesk.open(tablet, send);
  const codes = [await desk.issue(TEST_NOW_MS, 1), await desk.issue(TEST_NOW_MS, 2)];
  const [good = '', other = ''] = codes;
  const mistyped = `${good.slice(0, -1)}${good.endsWith('0') ? '1' : '0'}`;
  const integrity = { v: 1, text: 'Đòi-phong-bì' };
  await writeFeedback(office, { code: codeOf(7) });
  await writeFeedback(office, { code: codeOf(8), type: 'integrity', plain: integrity });
  await tablet.push(send);
  const admin = await office.as('admin');
  const inspector = await office.as('inspector');
  const wish = { name: 'Máy lấy số', unit: OFFICE.unit, scopes: ['ratings.read'], days: 30 };
  const { token } = await (await admin.send('POST', '/tokens', wish)).json();
  const { pairingCode } = await reissueCode(context, tablet.device);
  const { items } = await (await inspector.get('/integrity-cases')).json();
  await edit(inspector, items[0].id, { action: 'accept' }, 'integrity-cases');
  const use = async () => {
    for (const code of [good, mistyped, 'khong-phai-ma']) {
      await app.request(`/p/${code}`);
      await app.request(`/p?code=${code}`);
      await app.request(`/p/${code}`, homeForm({ level: '5' }));
    }
    for (const code of [codeOf(7), codeOf(8), codeOf(9)])
      for (const path of ['', '/add', '/rate', '/erase', '/reopen'])
        await office.follow(path, { code, text: 'x', level: 1 });
    await app.request('/theo-doi#x');
    for (const bearer of [token, tablet.token, `${token}x`, `${tablet.token}x`])
      for (const path of ['/ratings', '/content', '/invitations?counter=x'])
        await send(`/api/v1${path}`, { headers: { Authorization: `Bearer ${bearer}` } });
    await send('/api/v1/pair', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code: pairingCode, publicKey: {}, app: '1' }),
    });
  };
  await use();
  for (const table of ['take_home_use', 'case_event', 'rating_flag'] as const)
    await context.db.schema.dropTable(table).execute();
  await app.request(`/p/${other}`, homeForm({ level: '5' }));
  await use();
  const integrityId: string = items[0].id;
  return {
    context,
    secrets: [...codes, mistyped, codeOf(7), codeOf(8), token, tablet.token, pairingCode],
    integrityId,
  };
}

test('no code, receipt, token or pairing code stands in a log line, also not of what fails', async () => {
  const { context, secrets, integrityId } = await useSecrets();
  const log = JSON.stringify(context.logLines);
  expect(context.logLines.some(({ event }) => event === 'request-failed')).toBe(true);
  expect(context.logLines.some(({ route }) => route === '/p/:token')).toBe(true);
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(7);
    expect(log).not.toContain(secret);
    expect(log).not.toContain(secret.replaceAll('-', ''));
  }
  expect(log).not.toContain(integrityId);
});
