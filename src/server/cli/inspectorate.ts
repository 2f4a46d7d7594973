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
import { StartFailure } from '../start-failure.ts';
import { type Command, defineCommand, UsageError } from './command.ts';

const report = v.object({ id: v.string(), sealed: sealedBox });

export const command: Command = defineCommand({
  usage: `inspectorate new KEYFILE
inspectorate open KEYFILE REPORTFILE
  Chạy trên máy của cơ quan thanh tra, không cần trung tâm. "new" tạo khóa riêng, ghi vào KEYFILE, in phần công khai để điền
  vào cài đặt "integrityKey". "open" mở một tin báo đã tải từ GET /api/v1/integrity-cases/ID.
  KEYFILE có thể là tệp do trang /admin/integrity-keys tạo: mật khẩu được đọc từ bàn phím.
  Runs on the inspectorate's own machine, without the centre. "new" makes a key, writes it to KEYFILE and prints the public
  part for the setting "integrityKey". "open" opens a report that was saved from GET /api/v1/integrity-cases/ID.
  KEYFILE may also be one that the page /admin/integrity-keys made: the passphrase is then read from the standard input.`,
  options: {},
  words: { least: 2, most: 3 },
  async run({ words: [what, keyFile = '', reportFile], say }) {
    const json = await run(what, keyFile, reportFile);
    say(JSON.stringify(json, null, 2));
    return { code: 0, json };
  },
});

async function run(
  what: string | undefined,
  keyFile: string,
  reportFile: string | undefined,
): Promise<Record<string, unknown>> {
  if (what === 'new' && reportFile === undefined) return await makeKey(keyFile);
  if (what === 'open' && reportFile !== undefined) return await open(keyFile, reportFile);
  throw new UsageError('');
}

async function makeKey(file: string): Promise<Record<string, unknown>> {
  const key = await makeInspectorateKey();
  try {
    // Never over a key that is there: it alone opens what was sealed to it.
    writeFileSync(file, `${JSON.stringify(key)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw refusal(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { ...publicPart(key) };
}

async function open(keyFile: string, reportFile: string): Promise<Record<string, unknown>> {
  const key = await readInspectorateKey(readJson(keyFile), askPassphrase);
  if (!key.ok)
    throw key.error === 'no-file'
      ? new StartFailure(`${keyFile}: không phải tệp khóa`, 'not a key file')
      : new StartFailure(`${keyFile}: sai mật khẩu`, 'wrong passphrase');
  const read = v.safeParse(report, readJson(reportFile));
  if (!read.success)
    throw new StartFailure(`${reportFile}: không có tin niêm phong`, 'holds no sealed report');
  const opened = await openReport(key.value, read.output);
  if (!opened.ok) throw refusal(`${reportFile}: ${opened.error}`);
  return { ...opened.value };
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

/** What the machine or the seal said, in its own words. */
function refusal(reason: string): StartFailure {
  return new StartFailure('Không làm được.', reason);
}
