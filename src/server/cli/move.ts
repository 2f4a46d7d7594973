import { readFileSync } from 'node:fs';
import { moveToPostgres } from '../operate/move-to-postgres.ts';
import { createProcessPorts } from '../process-ports.ts';
import { readSettings } from '../settings.ts';
import { describeRecomputed } from './backup-words.ts';
import { type Command, defineCommand, UsageError } from './command.ts';

export const command: Command = defineCommand({
  usage: `move --to postgres://USER:PASSWORD@HOST/DATABASE
  Chuyển kho SQLite sang một cơ sở dữ liệu PostgreSQL trống: so số dòng và mã băm của từng bảng, tính lại mọi nhật ký.
  Trung tâm phải dừng. Kho cũ được giữ dưới tên khác; tệp khóa data.key vẫn dùng tiếp.
  Moves the embedded store into an empty PostgreSQL database: compares rows and hash of every table, recomputes every
  journal. The centre must be stopped. The old store is kept under another name; data.key stays in use.

  --to -  đọc địa chỉ từ đầu vào chuẩn, để mật khẩu không hiện trong danh sách tiến trình
          reads the address from standard input, so that the password stands in no list of processes`,
  options: { to: { type: 'string' } },
  words: { least: 0, most: 0 },
  async run({ values, say }) {
    const url = values.to === '-' ? readFileSync(process.stdin.fd, 'utf8').trim() : (values.to ?? '');
    if (!/^postgres(ql)?:\/\//.test(url)) throw new UsageError('--to postgres://…');
    const { tables, verdict, movedTo } = await moveToPostgres(
      readSettings(process.env),
      createProcessPorts(),
      url,
    );
    for (const { table, after } of tables)
      if (after.rows > 0)
        say(`${table.padEnd(24)} ${String(after.rows).padStart(9)}  ${after.digest.slice(0, 16)}  =`);
    say(describeRecomputed(verdict));
    say(`kept       ${movedTo}`);
    say('Đã chuyển; mọi bảng giống nhau. Nay đặt DATABASE_URL và chạy npm start.');
    say('Moved; every table is the same. Now set DATABASE_URL and run npm start.');
    return { code: 0, json: { tables, verdict, movedTo } };
  },
});
