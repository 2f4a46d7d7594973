import { ROOT } from '../open-centre.ts';
import { examine } from '../operate/doctor/examine.ts';
import type { Finding } from '../operate/doctor/finding.ts';
import { createProcessPorts } from '../process-ports.ts';
import { type Command, defineCommand } from './command.ts';

const MARKS = { good: '✓', look: '!', bad: '✗' } as const;

export const command: Command = defineCommand({
  usage: `doctor [--deep]
  Kiểm tra máy, thư mục dữ liệu, khóa, kho, chứng thư, địa chỉ, sao lưu, máy tính bảng, và nói phải làm gì. Không đổi gì.
  ✓ tốt · ! nên xem (vẫn kết thúc bằng 0) · ✗ nguy hiểm (kết thúc bằng 1).
  Looks at machine, data folder, keys, store, certificate, address, backups and tablets, and says what to do. Changes nothing.
  ✓ good · ! see to it (still ends with 0) · ✗ in danger (ends with 1).

  --deep  tính lại cả kho và bản sao lớn / recompute large stores and backups too`,
  options: { deep: { type: 'boolean', default: false } },
  words: { least: 0, most: 0 },
  async run({ values, say }) {
    const findings = await examine(process.env, createProcessPorts(), ROOT, values.deep);
    for (const finding of findings) say(describe(finding));
    const isBad = findings.some(({ state }) => state === 'bad');
    return { code: isBad ? 1 : 0, json: { findings } };
  },
});

function describe({ id, state, found, todo }: Finding): string {
  const same = found.vi === found.en;
  const line = `${MARKS[state]} ${id.padEnd(13)} ${found.vi}${same ? '' : ` · ${found.en}`}`;
  return todo === null ? line : `${line}\n    → ${todo.vi}${todo.vi === todo.en ? '' : `\n    → ${todo.en}`}`;
}
