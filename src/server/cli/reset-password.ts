import { resetPassword } from '../accounts/reset-password.ts';
import { PROGRAM } from '../audit/audit.ts';
import { StartFailure } from '../start-failure.ts';
import { hasStore, withCentre } from './run-command.ts';

const USAGE = `npm run reset-password -- USERNAME
  Cấp mật khẩu dùng một lần cho tài khoản quên mật khẩu; trung tâm có thể đang chạy.
  Gives an account a new one-time password; the centre may be running.`;

async function main([username, ...rest]: readonly string[]): Promise<0 | 1 | 2> {
  if (username === undefined || username === '--help' || rest.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    return username === '--help' ? 0 : 2;
  }
  if (!hasStore())
    throw new StartFailure(
      'Chưa có kho dữ liệu; chạy npm start trước.',
      'There is no store yet: run npm start first.',
    );
  const password = await withCentre((context) => resetPassword(context, username, PROGRAM));
  if (password === null)
    throw new StartFailure(
      `Không có tài khoản nào tên là ${username}.`,
      `There is no account named ${username}.`,
    );
  process.stdout.write(`Mật khẩu dùng một lần / one-time password: ${password}\n`);
  return 0;
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
