import { readFileSync } from 'node:fs';
import { hashStaffPin, isStaffPin, isWeakPin, makeStaffPin } from '../accounts/staff-pin.ts';
import { PROGRAM } from '../audit/audit.ts';
import { setStaffPin } from '../content/set-staff-pin.ts';
import type { ServerContext } from '../context.ts';
import { StartFailure } from '../start-failure.ts';
import { chooseUnit } from './choose-unit.ts';
import { type Command, defineCommand, UsageError } from './command.ts';
import { withCentre } from './with-centre.ts';

const NOTE = 'npm run staff-pin';

export const command: Command = defineCommand({
  usage: `staff-pin [UNIT] [--stdin | --remove]
  Đặt mã PIN sáu chữ số của công chức cho các máy của đơn vị và in mã ra một lần; trung tâm có thể đang chạy.
  Gives the unit's tablets a six-digit staff PIN and prints it once; the centre may be running.
  UNIT: tên hoặc mã đơn vị, bỏ trống được nếu chỉ một đơn vị có tài khoản / a name or an id, may be left out while one unit has accounts

  --stdin   lấy mã từ đầu vào chuẩn thay vì tự tạo / take the PIN from standard input instead of making one
  --remove  bỏ mã: ai cũng mở được trang của công chức / take it away: anybody opens the staff's page`,
  options: { stdin: { type: 'boolean' }, remove: { type: 'boolean' } },
  words: { least: 0, most: 1 },
  async run({ values, words: [asked], say }) {
    if (values.stdin && values.remove) throw new UsageError('');
    return await withCentre(async (context) => {
      const pin = values.remove ? null : values.stdin ? readPin() : makeStaffPin(context.random);
      const { id: unit, name } = await chooseUnit(context.db, asked);
      await setPin(context, unit, pin);
      say(`Đơn vị / unit: ${name} (${unit})`);
      say(
        pin === null
          ? 'Đã bỏ mã PIN / the PIN is removed'
          : `Mã PIN của công chức / staff PIN: ${pin}\nMáy nhận mã mới khi có mạng / tablets take it when they have a network`,
      );
      return { code: 0, json: { unit, pin } };
    });
  },
});

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
  if (!set.ok) throw new Error(`the unit’s staff setting is not valid: ${JSON.stringify(set.error)}`);
}
