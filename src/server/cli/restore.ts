import { restore } from '../operate/restore.ts';
import { createProcessPorts } from '../process-ports.ts';
import { readSettings } from '../settings.ts';
import { describeCounts } from './describe-counts.ts';
import { type ExitCode, runArguments } from './run-command.ts';

const USAGE = `npm run restore -- FILE [--replace]
  Khôi phục kho dữ liệu từ bản sao lưu, sau khi kiểm tra toàn bộ; trung tâm phải dừng. Máy tính bảng gửi lại phần còn thiếu.
  Restores the store from a backup, after checking all of it; the centre must be stopped. Tablets send again what is missing.

  --replace  thay kho đang có, kho cũ được giữ dưới tên khác / put it in the place of a store, which is kept under another name`;

runArguments(USAGE, async (args): Promise<ExitCode> => {
  const [file, ...rest] = args.filter((arg) => arg !== '--replace');
  if (file === undefined || file.startsWith('-') || rest.length > 0) return 2;
  const done = await restore(
    readSettings(process.env),
    createProcessPorts(),
    file,
    args.includes('--replace'),
  );
  const rows = [
    describeCounts(done.counts),
    `audit log  ${done.verdict.audit.lines} lines recomputed`,
    `journals   ${done.verdict.journals} with ${done.verdict.lines} lines recomputed`,
    ...(done.movedTo === null ? [] : [`kept       ${done.movedTo}`]),
    'Quyền đã thu hồi sau lúc sao lưu nay có hiệu lực lại: hãy kiểm tra tài khoản, khóa API và máy tính bảng.',
    'What was revoked after the backup is good again: look through accounts, tokens and tablets.',
    ...(done.lacksDataKey
      ? [
          'THIẾU tệp khóa dữ liệu: khôi phục data.key trước khi chạy npm start.',
          'The data key is MISSING: restore data.key before npm start, else what it protects cannot be read.',
        ]
      : []),
    'Đã khôi phục. Restored.',
  ];
  process.stdout.write(`${rows.join('\n')}\n`);
  return 0;
});
