import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { hashStaffPin, isStaffPin, isWeakPin, makeStaffPin } from '../accounts/staff-pin.ts';
import { PROGRAM } from '../audit/audit.ts';
import { setStaffPin } from '../content/set-staff-pin.ts';
import type { ServerContext } from '../context.ts';
import { StartFailure } from '../start-failure.ts';
import { type ExitCode, hasStore, withCentre } from './run-command.ts';

const USAGE = `npm run staff-pin -- UNIT [--stdin | --remove]
  Đặt mã PIN sáu chữ số của công chức cho các máy của đơn vị và in mã ra một lần; trung tâm có thể đang chạy.
  Gives the unit's tablets a six-digit staff PIN and prints it once; the centre may be running.

  --stdin   lấy mã từ đầu vào chuẩn thay vì tự tạo / take the PIN from standard input instead of making one
  --remove  bỏ mã: ai cũng mở được trang của công chức / take it away: anybody opens the staff's page`;

const NOTE = 'npm run staff-pin';
const FLAGS: readonly string[] = ['stdin', 'remove', 'help'];

async function main(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: { stdin: { type: 'boolean' }, remove: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const [unitId, ...rest] = positionals;
  const known = Object.keys(values).every((name) => FLAGS.includes(name));
  if (unitId === undefined || rest.length > 0 || !known || values.help || (values.stdin && values.remove)) {
    process.stderr.write(`${USAGE}\n`);
    return values.help ? 0 : 2;
  }
  if (!hasStore())
    throw new StartFailure(
      'Chưa có kho dữ liệu; chạy npm start trước.',
      'There is no store yet: run npm start first.',
    );
  const given = values.stdin ? readPin() : null;
  await withCentre(async (context) => {
    await setPin(context, unitId, values.remove ? null : (given ?? makeStaffPin(context.random)));
  });
  return 0;
}

/** One line; never an argument, which other users of the machine could see. */
function readPin(): string {
  const pin = readFileSync(process.stdin.fd, 'utf8').trim();
  if (!isStaffPin(pin))
    throw new StartFailure('Mã PIN phải gồm đúng sáu chữ số.', 'A PIN is exactly six digits.');
  if (isWeakPin(pin))
    throw new StartFailure(
      'Mã PIN quá dễ đoán (một chữ số lặp lại, hoặc các số liên tiếp).',
      'The PIN is too easy to guess (one digit throughout, or digits in a row).',
    );
  return pin;
}

async function setPin(context: ServerContext, unitId: string, pin: string | null): Promise<void> {
  const hash = pin === null ? null : await hashStaffPin(context.random, pin);
  const set = await setStaffPin(context, { unitId, pin: hash, actor: PROGRAM, note: NOTE });
  if (!set.ok) {
    throw set.error.type === 'no-such-unit'
      ? new StartFailure(`Không có đơn vị nào mã ${unitId}.`, `There is no unit ${unitId}.`)
      : new Error(`the unit’s staff setting is not valid: ${JSON.stringify(set.error.issues)}`);
  }
  process.stdout.write(
    pin === null
      ? 'Đã bỏ mã PIN / the PIN is removed\n'
      : `Mã PIN của công chức / staff PIN: ${pin}\nMáy nhận mã mới khi có mạng / tablets take it when they have a network\n`,
  );
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof StartFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
