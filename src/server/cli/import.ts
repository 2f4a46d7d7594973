import { PROGRAM } from '../audit/audit.ts';
import { importJournal } from '../ingest/import-journal.ts';
import { StartFailure } from '../start-failure.ts';
import { type Command, defineCommand } from './command.ts';
import { readNamedText, withCentre } from './with-centre.ts';

export const command: Command = defineCommand({
  usage: `import FILE
  Nhập tệp nhật ký do nhân viên xuất từ máy tính bảng. Nhập hai lần không đổi gì.
  Takes in a journal file exported from a tablet. Importing twice changes nothing.`,
  options: {},
  words: { least: 1, most: 1 },
  async run({ words: [file = ''], say }) {
    const text = readNamedText(file);
    return await withCentre(async (context) => {
      const report = await importJournal(context, text, null, PROGRAM);
      if (!report.ok) {
        const { code, detail, members } = report.error;
        const line = members?.lineNumber === undefined ? '' : ` (line ${members.lineNumber})`;
        throw new StartFailure('Tệp bị từ chối.', `Refused: ${code}${line}: ${detail}`);
      }
      say(JSON.stringify(report.value, null, 2));
      return { code: 0, json: { ...report.value } };
    });
  },
});
