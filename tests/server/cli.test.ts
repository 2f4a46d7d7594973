import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeDeliveryProof } from '#server/reports/delivery-proof.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { runCli } from '../support/run-cli.ts';
import { TEST_DATA_KEY } from '../support/server-context.ts';
import { OFFICE } from '../support/small-office.ts';
import { storedEntries } from '../support/stored.ts';

async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'data.key'), TEST_DATA_KEY.toString('base64url'));
  const centre = await createPairedTablet(openSqlite(join(folder, 'hailong.db')));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return { ...centre, folder, write };
}

const run = (command: 'import' | 'verify', args: readonly string[], data: string) =>
  runCli(command, args, { HAILONG_DATA: data });

test('[SN1] npm run import takes a file in, beside a running centre, and twice changes nothing', async () => {
  const { context, tablet, folder, write } = await start();
  tablet.rate(5);
  tablet.rate(2);
  const file = write('nhat-ky.ndjson', await tablet.segment());
  const first = await run('import', [file], folder);
  expect(first).toMatchObject({ code: 0 });
  expect(JSON.parse(first.stdout)).toMatchObject({ segments: [{ added: 2, receivedThrough: 2 }] });
  expect(JSON.parse((await run('import', [file], folder)).stdout)).toMatchObject({
    segments: [{ added: 0 }],
  });
  expect(await storedEntries(context.db)).toHaveLength(2);
});

test('[SN1] a tampered file is refused with its line, a missing one with its name', async () => {
  const { tablet, folder, write } = await start();
  tablet.rate(1);
  const bad = write('sua.ndjson', (await tablet.segment()).replace('"level":1', '"level":5'));
  expect(await run('import', [bad], folder)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('chain-broken (line 3)'),
  });
  expect(await run('import', [join(folder, 'khong-co')], folder)).toMatchObject({ code: 2 });
  expect(await run('import', [], folder)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('import FILE'),
  });
});

test('npm run verify tells a true proof from a changed one, with and without the store', async () => {
  const { context, tablet, send, folder, write } = await start();
  tablet.rate(5);
  await tablet.push(send);
  const proof = await makeDeliveryProof(context, tablet.replica, OFFICE.unit);
  const good = write('bang-chung.json', JSON.stringify(proof));
  const bad = write('sua.json', JSON.stringify({ ...proof, receivedThrough: 2 }));
  const empty = mkdtempSync(join(tmpdir(), 'hailong-empty-'));
  onTestFinished(() => rmSync(empty, { recursive: true, force: true }));
  expect(await run('verify', [good], folder)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('holds'),
  });
  expect(await run('verify', [good], empty)).toMatchObject({ code: 0 });
  expect(await run('verify', [bad], folder)).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('BAD'),
  });
  expect(await run('verify', [write('x.json', '{"format":1}')], folder)).toMatchObject({ code: 1 });
  expect(existsSync(join(empty, 'hailong.db'))).toBe(false);
});

test('npm run verify without a file recomputes the store, audit log and all', async () => {
  const { context, tablet, send, folder } = await start();
  tablet.rate(5);
  await tablet.push(send);
  expect(await run('verify', [], folder)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/audit log {2}1 lines.*\njournals {3}1 with 1 lines.*\nĐúng/),
  });
  await context.db.updateTable('audit').set({ line: '{}' }).execute();
  expect(await run('verify', [], folder)).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('BROKEN at 1'),
  });
  const empty = mkdtempSync(join(tmpdir(), 'hailong-empty-'));
  onTestFinished(() => rmSync(empty, { recursive: true, force: true }));
  expect(await run('verify', [], empty)).toMatchObject({ code: 1 });
  expect(existsSync(join(empty, 'hailong.db'))).toBe(false);
});
