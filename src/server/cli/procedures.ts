import { basename } from 'node:path';
import { PROGRAM } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { applyImport, beginApply } from '../procedure-import/apply-import.ts';
import { describeItems, describeJob } from '../procedure-import/import-lines.ts';
import { toImportJob } from '../procedure-import/import-report.ts';
import { cancelImport, createImport, previewImport } from '../procedure-import/preview-import.ts';
import { StartFailure } from '../start-failure.ts';
import { findImport } from '../store/procedure-imports.ts';
import { chooseUnit } from './choose-unit.ts';
import { type Command, defineCommand, type Outcome } from './command.ts';
import { readNamedFile, withCentre } from './with-centre.ts';

const FLAG = { type: 'boolean', default: false } as const;

export const command: Command = defineCommand({
  usage: `procedures FILE [--unit NAME-OR-ID] [--apply] [--draft] [--all-or-nothing] [--withdraw-missing] [--repost]
  Nhập thủ tục hành chính từ danh sách XLSX của Cổng, CSV hoặc JSON. Không có --apply thì chỉ xem trước, không đổi gì.
  Takes procedures in from the portal's XLSX list, CSV or JSON. Without --apply it only shows what would change.

  --unit ID           đơn vị nhận; bỏ trống được nếu chỉ một đơn vị có tài khoản / the unit; may be left out while one unit has accounts
  --apply             ghi / write it
  --draft             ghi thành bản nháp, chưa niêm yết / as drafts that the public does not see
  --all-or-nothing    có một dòng bị từ chối thì không ghi dòng nào / one refused row, and nothing is written
  --withdraw-missing  gỡ những thủ tục đang niêm yết mà tệp không có / withdraw what is posted and not in the file
  --repost            niêm yết lại những thủ tục đã gỡ mà tệp có / post again what is withdrawn and in the file`,
  options: {
    unit: { type: 'string' },
    ...{ apply: FLAG, draft: FLAG, 'all-or-nothing': FLAG, 'withdraw-missing': FLAG, repost: FLAG },
  },
  words: { least: 1, most: 1 },
  async run({ values, words: [file = ''], say }) {
    const bytes = readNamedFile(file);
    const { unit, apply, draft, repost } = values;
    const flags = { unit, apply, draft, repost, allOrNothing: values['all-or-nothing'] };
    const all = { ...flags, withdrawMissing: values['withdraw-missing'] };
    return await withCentre((context) => importFile(context, file, bytes, all, say));
  },
});

interface Flags {
  readonly unit?: string | undefined;
  readonly apply: boolean;
  readonly draft: boolean;
  readonly allOrNothing: boolean;
  readonly withdrawMissing: boolean;
  readonly repost: boolean;
}

type Say = (text: string) => void;

async function importFile(
  context: ServerContext,
  file: string,
  bytes: Uint8Array,
  flags: Flags,
  say: Say,
): Promise<Outcome> {
  const { id: unitId } = await chooseUnit(context.db, flags.unit);
  const as = flags.draft ? 'draft' : 'posted';
  const id = await createImport(context, { unitId, fileName: basename(file), as, by: PROGRAM.name });
  if (id === null)
    throw new StartFailure(
      'Đơn vị này đang có một lần nhập khác chạy.',
      'Another import of this unit is running.',
    );
  await previewImport(context, id, bytes, new AbortController().signal);
  const preview = await readJob(context, id);
  say(describeJob(preview).trimEnd());
  for await (const lines of describeItems(context.db, id)) say(lines.trimEnd());
  if (preview.state !== 'preview') return { code: 1, json: { import: preview } };
  const code = flags.apply ? await apply(context, id, flags, say) : 0;
  const job = await readJob(context, id);
  // Whoever looks at a preview here never comes back to it.
  await cancelImport(context, id);
  if (!flags.apply) say('Chỉ xem trước; thêm --apply để ghi. A preview only: add --apply to write it.');
  return { code: (preview.counts.refused ?? 0) > 0 ? 1 : code, json: { import: job } };
}

async function apply(context: ServerContext, id: string, flags: Flags, say: Say): Promise<0 | 1> {
  const begun = await beginApply(context, id, flags);
  if (!begun.ok) {
    say('Không ghi gì: có dòng bị từ chối. Nothing was written: some rows are refused.');
    return 1;
  }
  await applyImport(context, id, flags, PROGRAM);
  const { applied, state } = await readJob(context, id);
  const { taken = 0, withdrawn = 0, conflicts = 0 } = applied ?? {};
  say(
    `Đã ghi ${taken}, gỡ ${withdrawn}, bị người khác sửa trong lúc này ${conflicts}. ` +
      `Written ${taken}, withdrawn ${withdrawn}, changed by somebody in between ${conflicts}.`,
  );
  return state === 'applied' && conflicts === 0 ? 0 : 1;
}

async function readJob(context: ServerContext, id: string) {
  const row = await findImport(context.db, id);
  if (row === null) throw new Error(`the import ${id} is gone`);
  return toImportJob(row, context.clock.nowMs());
}
