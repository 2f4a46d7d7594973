import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { openProcedureDesk, ownFile, sampleBody } from '../support/procedure-desk.ts';
import { runCli } from '../support/run-cli.ts';
import { TEST_DATA_KEY } from '../support/server-context.ts';

const BIRTH = sampleBody('1.001193');
const MARRIAGE = sampleBody('1.000894');

async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-procedures-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'data.key'), TEST_DATA_KEY.toString('base64url'));
  const desk = await openProcedureDesk(openSqlite(join(folder, 'hailong.db')));
  const write = (name: string, bytes: string | Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const run = (...args: readonly string[]) => runCli('procedures', args, { HAILONG_DATA: folder });
  return { desk, write, run, folder };
}

test('shows what would change and changes nothing, until it is told to', async () => {
  const { desk, write, run } = await start();
  await desk.post(BIRTH);
  const file = write('a.json', ownFile([{ ...BIRTH, timeLimit: '05 ngày' }, MARRIAGE]));
  const preview = await run(file);
  expect(preview.code).toBe(0);
  expect(preview.stdout).toMatch(/1 {2}mới \/ new/);
  expect(preview.stdout).toContain(`timeLimit: ${BIRTH.timeLimit} → 05 ngày`);
  expect(preview.stdout).toContain('Chỉ xem trước');
  expect(await desk.get(BIRTH.code)).toMatchObject({ revision: 2 });
  const applied = await run(file, '--apply');
  expect(applied.code).toBe(0);
  expect(applied.stdout).toContain('Written 2');
  const birth = await desk.get(BIRTH.code);
  expect(birth).toMatchObject({ posted: 2, postedBody: { timeLimit: '05 ngày' } });
  expect(birth.events[0]).toMatchObject({ event: 'posted', by: 'terminal', note: 'a.json' });
  expect(await desk.get(MARRIAGE.code)).toMatchObject({ state: 'posted' });
  const again = await run(file, '--apply');
  expect(again.stdout).toContain('Written 0');
});

test('a refused row makes it end with 1, and with all or nothing nothing is written', async () => {
  const { desk, write, run } = await start();
  const file = write('b.csv', 'Mã TTHC,Tên,Lĩnh vực\n1.000001,Một,Hộ tịch\nkhông mã,Hai,Hộ tịch\n');
  const whole = await run(file, '--apply', '--all-or-nothing', '--draft');
  expect(whole).toMatchObject({ code: 1, stdout: expect.stringContaining('Nothing was written') });
  expect((await desk.client.get('/procedures/1.000001')).status).toBe(404);
  const part = await run(file, '--apply', '--draft');
  expect(part).toMatchObject({ code: 1, stdout: expect.stringContaining('A3 “không mã”') });
  expect(await desk.get('1.000001')).toMatchObject({ state: 'draft' });
});

test('a file that cannot be read is refused with advice; wrong calls with the usage', async () => {
  const { write, run, folder } = await start();
  const tcvn3 = write('c.csv', Buffer.from('M· TTHC,Tªn\n1.000001,§¨ng ký khai sinh\n', 'latin1'));
  const refused = await run(tcvn3);
  expect(refused).toMatchObject({ code: 1, stdout: expect.stringContaining('encoding-tcvn3') });
  expect(refused.stdout).toContain('UniKey');
  expect(await run(join(folder, 'khong-co.json'))).toMatchObject({ code: 2 });
  expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('procedures FILE') });
  expect(await run('a', 'b')).toMatchObject({ code: 2 });
  expect(await run('a', '--misspelt')).toMatchObject({ code: 2 });
  expect(await run('--help')).toMatchObject({ code: 0 });
  expect(await run(tcvn3, '--unit', 'khong-co')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('khong-co'),
  });
});
