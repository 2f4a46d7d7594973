import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';
import { makeInspectorateKey } from '#server/cases/inspectorate-key.ts';
import { KEY_FILE_PORTS } from '#server/cases/key-file-ports.ts';
import { protectKey } from '#shared/lib/key-file.ts';
import { serverKey } from '#shared/protocol/fields.ts';
import { createCaseOffice } from '../support/case-office.ts';
import { writeFeedback } from '../support/written.ts';

const COMMAND = join(import.meta.dirname, '../../src/server/cli/main.ts');
const WORDS = { v: 1, text: 'Bị-gợi-ý-nộp-thêm.' };

function start() {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-inspectorate-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  /** @param typed what comes on the standard input */
  const runWith = (typed: string, ...args: readonly string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        [COMMAND, 'inspectorate', ...args],
        { env: {}, cwd: folder },
        (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
      child.stdin?.end(typed);
    });
  const run = (...args: readonly string[]) => runWith('', ...args);
  return { folder, run, runWith };
}

test('a report sealed to the inspectorate’s own key opens on its machine, and nowhere else', async () => {
  const { folder, run } = start();
  const made = await run('new', 'thanh-tra.key');
  expect(statSync(join(folder, 'thanh-tra.key')).mode & 0o077).toBe(0);
  const key = v.parse(v.strictObject(serverKey.entries), JSON.parse(made.stdout));
  expect(made.stdout).not.toContain('"d"');
  const office = await createCaseOffice();
  const id = await writeFeedback(office, { type: 'integrity', key, plain: WORDS });
  await office.tablet.push(office.send);
  const inspector = await office.as('inspector');
  const text = await (await inspector.get(`/integrity-cases/${id}`)).text();
  expect(text).not.toContain(WORDS.text);
  writeFileSync(join(folder, 'tin.json'), text);
  const opened = await run('open', 'thanh-tra.key', 'tin.json');
  expect({ ...opened, stdout: JSON.parse(opened.stdout) }).toEqual({ code: 0, stdout: WORDS, stderr: '' });
  await run('new', 'khac.key');
  expect(await run('open', 'khac.key', 'tin.json')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('foreign-key'),
  });
  const moved = { ...JSON.parse(text), id: office.tablet.newId() };
  writeFileSync(join(folder, 'doi.json'), JSON.stringify(moved));
  expect(await run('open', 'thanh-tra.key', 'doi.json')).toMatchObject({ code: 1 });
});

test('a file that the page made opens with its passphrase, read from the standard input', async () => {
  const { folder, runWith } = start();
  const key = await makeInspectorateKey();
  const file = await protectKey(KEY_FILE_PORTS, key, 'một câu dài', 1_000);
  writeFileSync(join(folder, 'khoa.json'), JSON.stringify(file));
  const office = await createCaseOffice();
  const id = await writeFeedback(office, { type: 'integrity', key, plain: WORDS });
  await office.tablet.push(office.send);
  const inspector = await office.as('inspector');
  writeFileSync(join(folder, 'tin.json'), await (await inspector.get(`/integrity-cases/${id}`)).text());
  const typed = await runWith('một câu dài\n', 'open', 'khoa.json', 'tin.json');
  expect(typed).toMatchObject({ code: 0, stdout: expect.stringContaining(WORDS.text) });
  const mistyped = await runWith('một câu\n', 'open', 'khoa.json', 'tin.json');
  expect(mistyped).toMatchObject({ code: 1, stderr: expect.stringContaining('wrong passphrase') });
});

test('a key that is there is never written over; wrong calls end with the usage', async () => {
  const { folder, run } = start();
  await run('new', 'a.key');
  const before = readFileSync(join(folder, 'a.key'), 'utf8');
  expect((await run('new', 'a.key')).code).toBe(1);
  expect(readFileSync(join(folder, 'a.key'), 'utf8')).toBe(before);
  expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('integrityKey') });
  writeFileSync(join(folder, 'x.json'), '{}');
  expect((await run('open', 'a.key', 'x.json')).code).toBe(1);
  expect((await run('open', 'x.json', 'x.json')).code).toBe(1);
});
