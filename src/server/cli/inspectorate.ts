import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { sealedBox } from '#shared/protocol/sealed-bodies.ts';
import {
  makeInspectorateKey,
  openReport,
  publicPart,
  readInspectorateKey,
} from '../cases/inspectorate-key.ts';

const USAGE = `npm run inspectorate -- new KEYFILE
npm run inspectorate -- open KEYFILE REPORTFILE
  Chạy trên máy của cơ quan thanh tra, không cần trung tâm. "new" tạo khóa riêng, ghi vào KEYFILE, in phần công khai để điền
  vào cài đặt "integrityKey". "open" mở một tin báo đã tải từ GET /api/v1/integrity-cases/ID.
  KEYFILE có thể là tệp do trang /admin/integrity-keys tạo: mật khẩu được đọc từ bàn phím.
  Runs on the inspectorate's own machine, without the centre. "new" makes a key, writes it to KEYFILE and prints the public
  part for the setting "integrityKey". "open" opens a report that was saved from GET /api/v1/integrity-cases/ID.
  KEYFILE may also be one that the page /admin/integrity-keys made: the passphrase is then read from the standard input.`;

const report = v.object({ id: v.string(), sealed: sealedBox });

async function main([command, keyFile, reportFile, ...rest]: readonly string[]): Promise<number> {
  if (command === 'new' && keyFile !== undefined && reportFile === undefined) return await makeKey(keyFile);
  if (command === 'open' && keyFile !== undefined && reportFile !== undefined && rest.length === 0)
    return await open(keyFile, reportFile);
  process.stderr.write(`${USAGE}\n`);
  return command === '--help' ? 0 : 2;
}

async function makeKey(file: string): Promise<number> {
  const key = await makeInspectorateKey();
  try {
    // Never over a key that is there: it alone opens what was sealed to it.
    writeFileSync(file, `${JSON.stringify(key)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    return refuse(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  process.stdout.write(`${JSON.stringify(publicPart(key), null, 2)}\n`);
  return 0;
}

async function open(keyFile: string, reportFile: string): Promise<number> {
  const key = await readInspectorateKey(readJson(keyFile), askPassphrase);
  if (!key.ok)
    return refuse(
      key.error === 'no-file'
        ? `${keyFile}: không phải tệp khóa / not a key file`
        : `${keyFile}: sai mật khẩu / wrong passphrase`,
    );
  const read = v.safeParse(report, readJson(reportFile));
  if (!read.success) return refuse(`${reportFile}: không có tin niêm phong / holds no sealed report`);
  const opened = await openReport(key.value, read.output);
  if (!opened.ok) return refuse(`${reportFile}: ${opened.error}`);
  process.stdout.write(`${JSON.stringify(opened.value, null, 2)}\n`);
  return 0;
}

/** The first line of the standard input, so that it stands in no list of processes and no history of the shell. */
async function askPassphrase(): Promise<string> {
  process.stderr.write('Mật khẩu của tệp khóa / passphrase of the key file: ');
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return '';
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function refuse(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
