import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { PROGRAM } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { applyImport, beginApply } from '../procedure-import/apply-import.ts';
import { describeItems, describeJob } from '../procedure-import/import-lines.ts';
import { toImportJob } from '../procedure-import/import-report.ts';
import { cancelImport, createImport, previewImport } from '../procedure-import/preview-import.ts';
import { StartFailure } from '../start-failure.ts';
import { findOnlyOffice, findUnit } from '../store/directory.ts';
import { findImport } from '../store/procedure-imports.ts';
import { type ExitCode, hasStore, withCentre } from './run-command.ts';

const USAGE = `npm run procedures -- FILE [--unit ID] [--apply] [--draft] [--all-or-nothing] [--withdraw-missing] [--repost]
  Nhập thủ tục hành chính từ danh sách XLSX của Cổng, CSV hoặc JSON. Không có --apply thì chỉ xem trước, không đổi gì.
  Takes procedures in from the portal's XLSX list, CSV or JSON. Without --apply it only shows what would change.

  --unit ID           đơn vị nhận; bỏ trống được nếu chỉ một đơn vị có tài khoản / the unit; may be left out while one unit has accounts
  --apply             ghi / write it
  --draft             ghi thành bản nháp, chưa niêm yết / as drafts that the public does not see
  --all-or-nothing    có một dòng bị từ chối thì không ghi dòng nào / one refused row, and nothing is written
  --withdraw-missing  gỡ những thủ tục đang niêm yết mà tệp không có / withdraw what is posted and not in the file
  --repost            niêm yết lại những thủ tục đã gỡ mà tệp có / post again what is withdrawn and in the file`;

interface Flags {
  readonly unit?: string | undefined;
  readonly apply: boolean;
  readonly draft: boolean;
  readonly allOrNothing: boolean;
  readonly withdrawMissing: boolean;
  readonly repost: boolean;
}

async function main(args: readonly string[]): Promise<ExitCode> {
  const asked = readArguments(args);
  if (asked === null) {
    process.stderr.write(`${USAGE}\n`);
    return args.includes('--help') ? 0 : 2;
  }
  const bytes = readBytes(asked.file);
  if (bytes === null) return 2;
  if (!hasStore())
    throw new StartFailure(
      'Chưa có kho dữ liệu; chạy npm start trước.',
      'There is no store yet: run npm start first.',
    );
  return await withCentre((context) => importFile(context, asked.file, bytes, asked.flags));
}

function readArguments(args: readonly string[]): { readonly file: string; readonly flags: Flags } | null {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        unit: { type: 'string' },
        ...{ apply: flag, draft: flag, 'all-or-nothing': flag, 'withdraw-missing': flag, repost: flag },
      },
    });
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) return null;
    const { unit, apply, draft, repost } = values;
    const flags = { unit, apply, draft, repost, allOrNothing: values['all-or-nothing'] };
    return { file, flags: { ...flags, withdrawMissing: values['withdraw-missing'] } };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
}

function readBytes(file: string): Uint8Array | null {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
}

async function importFile(
  context: ServerContext,
  file: string,
  bytes: Uint8Array,
  flags: Flags,
): Promise<ExitCode> {
  const unitId = await chooseUnit(context, flags.unit);
  const as = flags.draft ? 'draft' : 'posted';
  const id = await createImport(context, { unitId, fileName: basename(file), as, by: PROGRAM.name });
  if (id === null)
    throw new StartFailure(
      'Đơn vị này đang có một lần nhập khác chạy.',
      'Another import of this unit is running.',
    );
  await previewImport(context, id, bytes, new AbortController().signal);
  const preview = await readJob(context, id);
  say(describeJob(preview));
  for await (const lines of describeItems(context.db, id)) say(lines);
  if (preview.state !== 'preview') return 1;
  const code = flags.apply ? await apply(context, id, flags) : 0;
  // Whoever looks at a preview here never comes back to it.
  await cancelImport(context, id);
  if (!flags.apply) say('Chỉ xem trước; thêm --apply để ghi. A preview only: add --apply to write it.\n');
  return (preview.counts.refused ?? 0) > 0 ? 1 : code;
}

async function apply(context: ServerContext, id: string, flags: Flags): Promise<ExitCode> {
  const begun = await beginApply(context, id, flags);
  if (!begun.ok) {
    say('Không ghi gì: có dòng bị từ chối. Nothing was written: some rows are refused.\n');
    return 1;
  }
  await applyImport(context, id, flags, PROGRAM);
  const { applied, state } = await readJob(context, id);
  const { taken = 0, withdrawn = 0, conflicts = 0 } = applied ?? {};
  say(
    `Đã ghi ${taken}, gỡ ${withdrawn}, bị người khác sửa trong lúc này ${conflicts}. ` +
      `Written ${taken}, withdrawn ${withdrawn}, changed by somebody in between ${conflicts}.\n`,
  );
  return state === 'applied' && conflicts === 0 ? 0 : 1;
}

async function readJob(context: ServerContext, id: string) {
  const row = await findImport(context.db, id);
  if (row === null) throw new Error(`the import ${id} is gone`);
  return toImportJob(row, context.clock.nowMs());
}

async function chooseUnit({ db }: ServerContext, asked: string | undefined): Promise<string> {
  const found = asked === undefined ? await findOnlyOffice(db) : (await findUnit(db, asked))?.id;
  if (found !== undefined) return found;
  throw asked === undefined
    ? new StartFailure(
        'Có nhiều đơn vị; hãy chỉ rõ bằng --unit.',
        'There are several units: say which by --unit.',
      )
    : new StartFailure(`Không có đơn vị ${asked}.`, `There is no unit ${asked}.`);
}

function say(text: string): void {
  process.stdout.write(text);
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
