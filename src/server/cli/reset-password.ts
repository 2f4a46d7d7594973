import { resetPassword } from '../accounts/reset-password.ts';
import { PROGRAM } from '../audit/audit.ts';
import { StartFailure } from '../start-failure.ts';
import { type Command, defineCommand } from './command.ts';
import { withCentre } from './with-centre.ts';

export const command: Command = defineCommand({
  usage: `reset-password USERNAME
  Cấp mật khẩu dùng một lần cho tài khoản quên mật khẩu; trung tâm có thể đang chạy.
  Gives an account a new one-time password; the centre may be running.`,
  options: {},
  words: { least: 1, most: 1 },
  async run({ words: [username = ''], say }) {
    const password = await withCentre((context) => resetPassword(context, username, PROGRAM));
    if (password === null)
      throw new StartFailure(
        `Không có tài khoản nào tên là ${username}.`,
        `There is no account named ${username}.`,
      );
    say(`Mật khẩu dùng một lần / one-time password: ${password}`);
    return { code: 0, json: { username, password } };
  },
});
