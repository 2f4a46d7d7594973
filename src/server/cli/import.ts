import { PROGRAM } from '../audit/audit.ts';
import { importJournal } from '../ingest/import-journal.ts';
import { hasStore, runFileCommand, withCentre } from './run-command.ts';

const USAGE = `npm run import -- FILE
  Nhập tệp nhật ký do nhân viên xuất từ máy tính bảng. Nhập hai lần không đổi gì.
  Takes in a journal file exported from a tablet. Importing twice changes nothing.`;

runFileCommand(USAGE, async (text) => {
  if (!hasStore()) {
    process.stderr.write(
      'Chưa có kho dữ liệu; chạy npm start trước. There is no store yet: run npm start first.\n',
    );
    return 1;
  }
  return await withCentre(async (context) => {
    const report = await importJournal(context, text, null, PROGRAM);
    if (report.ok) {
      process.stdout.write(`${JSON.stringify(report.value, null, 2)}\n`);
      return 0;
    }
    const { code, detail, members } = report.error;
    const line = members?.lineNumber === undefined ? '' : ` (line ${members.lineNumber})`;
    process.stderr.write(`Tệp bị từ chối. Refused: ${code}${line}: ${detail}\n`);
    return 1;
  });
});
