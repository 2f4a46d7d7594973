import { backUp } from '../operate/back-up.ts';
import { createProcessPorts } from '../process-ports.ts';
import { readSettings } from '../settings.ts';
import { describeCounts } from './describe-counts.ts';
import { type ExitCode, runArguments } from './run-command.ts';

const USAGE = `npm run backup -- FILE
  Sao lưu kho dữ liệu vào một tệp trong khi trung tâm vẫn chạy. Tệp chứa khóa của trung tâm: giữ như giữ khóa.
  Backs the store up into one file while the centre runs. The file holds the centre's keys: keep it like one.
  Sao lưu riêng tệp khóa dữ liệu (data.key). Back the data key (data.key) up by itself.`;

runArguments(USAGE, async ([file, ...rest]): Promise<ExitCode> => {
  if (file === undefined || file.startsWith('-') || rest.length > 0) return 2;
  const counts = await backUp(readSettings(process.env), createProcessPorts(), file);
  process.stdout.write(`${describeCounts(counts)}\nĐã sao lưu. Backed up: ${file}\n`);
  return 0;
});
