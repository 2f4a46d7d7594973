import { backUp } from '../operate/back-up.ts';
import { backUpInto } from '../operate/keep-backups.ts';
import { createProcessPorts } from '../process-ports.ts';
import { readSettings } from '../settings.ts';
import { describeCounts } from './backup-words.ts';
import { type Command, defineCommand, UsageError } from './command.ts';

const DAILY = '7';
const WEEKLY = '5';

export const command: Command = defineCommand({
  usage: `backup FILE | backup [--dir FOLDER] [--keep-daily N] [--keep-weekly N]
  Sao lưu kho dữ liệu vào một tệp trong khi trung tâm vẫn chạy. Tệp chứa khóa của trung tâm: giữ như giữ khóa.
  Backs the store up into one file while the centre runs. The file holds the centre's keys: keep it like one.
  Sao lưu riêng tệp khóa dữ liệu (data.key). Back the data key (data.key) up by itself.

  --dir FOLDER      để hẹn giờ: đặt tên theo giờ, kiểm tra như khi khôi phục, rồi mới xóa bản cũ; mặc định BACKUP_DIR
                    for a schedule: named by the time, tried as a restore would, then old ones go; BACKUP_DIR if left out
  --keep-daily N    giữ bản cuối của N ngày gần nhất (${DAILY}) / of the last N days the newest stays
  --keep-weekly N   giữ bản cuối của N tuần gần nhất (${WEEKLY}) / of the last N weeks the newest stays`,
  options: {
    dir: { type: 'string' },
    'keep-daily': { type: 'string', default: DAILY },
    'keep-weekly': { type: 'string', default: WEEKLY },
  },
  words: { least: 0, most: 1 },
  async run({ values, words: [file], say }) {
    const settings = readSettings(process.env);
    const ports = createProcessPorts();
    if (file !== undefined) {
      if (values.dir !== undefined) throw new UsageError('');
      const counts = await backUp(settings, ports, file);
      say(`${describeCounts(counts)}\nĐã sao lưu. Backed up: ${file}`);
      say(
        `Chép riêng ${settings.dataKeyFile}, cất nơi khác: thiếu nó thì lời người dân đã viết không đọc được.`,
      );
      say(
        `Copy ${settings.dataKeyFile} by itself, elsewhere: without it what citizens wrote cannot be read.`,
      );
      return { code: 0, json: { file, counts } };
    }
    const folder = values.dir ?? settings.backupDir;
    if (folder === null) throw new UsageError('');
    const rotation = { daily: toCount(values['keep-daily']), weekly: toCount(values['keep-weekly']) };
    const kept = await backUpInto(settings, ports, folder, rotation);
    say(`${describeCounts(kept.counts)}\nĐã sao lưu và kiểm tra. Backed up and checked: ${kept.file}`);
    for (const name of kept.removed) say(`Đã xóa bản cũ / removed: ${name}`);
    return { code: 0, json: { ...kept } };
  },
});

function toCount(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new UsageError(`--keep-…: ${text}`);
  return Number(text);
}
