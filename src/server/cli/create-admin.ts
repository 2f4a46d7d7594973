import * as v from 'valibot';
import { accountCreate } from '#shared/protocol/accounts.ts';
import { appoint } from '../accounts/appoint.ts';
import { PROGRAM } from '../audit/audit.ts';
import { StartFailure } from '../start-failure.ts';
import { chooseUnit } from './choose-unit.ts';
import { type Command, defineCommand, UsageError } from './command.ts';
import { withCentre } from './with-centre.ts';

export const command: Command = defineCommand({
  usage: `create-admin USERNAME [--unit NAME-OR-ID]
  Tạo tài khoản quản trị cho đơn vị (và các đơn vị bên dưới), in mật khẩu dùng một lần; trung tâm có thể đang chạy.
  Makes an administrator of the unit (and of those below it) and prints a one-time password; the centre may be running.

  Bắt đầu đơn vị của mình / to begin your own office:   create-admin lan --unit 'Phường Sa Đéc'

  --unit  tên, mã số hành chính hoặc mã đơn vị; trùng tên thì thêm tỉnh: 'Phường Hoàng Mai, Nghệ An'
          name, official code or id; of several with one name the one of this province, behind a comma
          bỏ trống được nếu chỉ một đơn vị có tài khoản, không kể đơn vị mẫu / may be left out while one unit has accounts, the sample aside`,
  options: { unit: { type: 'string' } },
  words: { least: 1, most: 1 },
  async run({ values, words: [username = ''], say }) {
    return await withCentre(async (context) => {
      const unit = await chooseUnit(context.db, values.unit);
      const wish = v.safeParse(accountCreate, { username, role: 'admin', unit: unit.id, clerk: null });
      if (!wish.success) throw new UsageError(`${username}: ${wish.issues[0].message}`);
      const made = await appoint(context, PROGRAM, {
        username: wish.output.username,
        role: wish.output.role,
        unitId: wish.output.unit,
        clerkId: null,
      });
      if (made === null)
        throw new StartFailure(
          `Đã có tài khoản tên ${username}; mật khẩu mới: reset-password ${username}.`,
          `There is an account named ${username} already; for a new password: reset-password ${username}.`,
        );
      say(`Đơn vị / unit: ${unit.name} (${unit.id})`);
      say(`Tên đăng nhập / user name: ${made.username}`);
      say(`Mật khẩu dùng một lần / one-time password: ${made.password}`);
      return { code: 0, json: { ...made, unit: unit.id } };
    });
  },
});
