import { checkBackup } from '../operate/check-backup.ts';
import { restore } from '../operate/restore.ts';
import { createProcessPorts } from '../process-ports.ts';
import { readSettings } from '../settings.ts';
import { describeCounts, describeRecomputed } from './backup-words.ts';
import { type Command, defineCommand, UsageError } from './command.ts';

export const command: Command = defineCommand({
  usage: `restore FILE [--replace] | restore FILE --check
  Khôi phục kho dữ liệu từ bản sao lưu, sau khi kiểm tra toàn bộ; trung tâm phải dừng. Máy tính bảng gửi lại phần còn thiếu.
  Restores the store from a backup, after checking all of it; the centre must be stopped. Tablets send again what is missing.

  --replace  thay kho đang có, kho cũ được giữ dưới tên khác / put it in the place of a store, which is kept under another name
  --check    chỉ kiểm tra bản sao như khi khôi phục, không đổi gì; trung tâm có thể đang chạy
             only tries the backup as a restore would and changes nothing; the centre may be running`,
  options: { replace: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
  words: { least: 1, most: 1 },
  async run({ values, words: [file = ''], say }) {
    if (values.check && values.replace) throw new UsageError('');
    const ports = createProcessPorts();
    if (values.check) {
      const checked = await checkBackup(ports, file);
      say(describeCounts(checked.counts));
      say(describeRecomputed(checked.verdict));
      say('Bản sao dùng được. The backup can be restored.');
      return { code: 0, json: { ...checked } };
    }
    const done = await restore(readSettings(process.env), ports, file, values.replace);
    say(describeCounts(done.counts));
    say(describeRecomputed(done.verdict));
    if (done.movedTo !== null) say(`kept       ${done.movedTo}`);
    say(
      'Quyền đã thu hồi sau lúc sao lưu nay có hiệu lực lại: hãy kiểm tra tài khoản, khóa API và máy tính bảng.',
    );
    say('What was revoked after the backup is good again: look through accounts, tokens and tablets.');
    say(
      'Đánh giá ở nhà nhận sau lúc sao lưu không gửi lại được; mã của chúng lại dùng được một lần. Trang Chất lượng số liệu nêu khoảng này.',
    );
    say(
      'Ratings at home received after the backup do not come again, and their codes are good once more: the page of data quality names the gap.',
    );
    if (done.lacksDataKey) {
      say('THIẾU tệp khóa dữ liệu: khôi phục data.key trước khi chạy npm start.');
      say(
        'The data key is MISSING: restore data.key before npm start, else what it protects cannot be read.',
      );
    }
    say('Đã khôi phục. Restored.');
    return { code: 0, json: { ...done } };
  },
});
