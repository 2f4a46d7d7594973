import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { utils, write } from '@e965/xlsx';
import { PROGRAM } from '#server/audit/audit.ts';
import type { ServerContext } from '#server/context.ts';
import { openCentre } from '#server/open-centre.ts';
import { applyImport, beginApply } from '#server/procedure-import/apply-import.ts';
import { cancelImport, createImport, previewImport } from '#server/procedure-import/preview-import.ts';
import { exportProceduresCsv } from '#server/procedures/export-procedures.ts';
import { createProcessPorts } from '#server/process-ports.ts';
import { readSettings } from '#server/settings.ts';
import { insertUnits } from '#server/store/office.ts';
import { findImport } from '#server/store/procedure-imports.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { manyProcedures } from '#tests/support/many-procedures.ts';

/**
 * How long an import of so many procedures takes, how much memory it needs, and how long it keeps everybody else waiting:
 * the event loop, and somebody who asks the store for a small thing all the time. `npm run bench:import -- 20000`;
 * with DATABASE_URL on PostgreSQL (an empty database), else on a SQLite file.
 */
const ROWS = Number(process.argv[2] ?? 20_000);
const UNIT = 'don-vi-do';
const OPTIONS = { allOrNothing: false, withdrawMissing: false, repost: false };

interface Figures {
  readonly ms: number;
  readonly loopMaxMs: number;
  readonly askMaxMs: number;
  /** Of the process with its threads, above what it had when the step began. */
  readonly moreMb: number;
}

const folder = mkdtempSync(join(tmpdir(), 'hailong-import-'));
try {
  await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const context = await openCentre(
    readSettings({ ...process.env, HAILONG_DATA: folder }),
    createProcessPorts(),
  );
  await insertUnits(context.db, [
    {
      ...{ id: UNIT, parent_id: null, kind: 'commune', name: 'Đơn vị đo', code: null, folded: 'don vi do' },
      ...{ contact_json: null, time_zone: 'Asia/Ho_Chi_Minh', sample: 0 },
    },
  ]);
  const many = manyProcedures(ROWS);
  const json = Buffer.from(JSON.stringify(many));
  const changed = Buffer.from(JSON.stringify(many.map((one) => ({ ...one, timeLimit: '07 ngày làm việc' }))));
  const rows: string[] = [];
  const report = async (what: string, bytes: number | null, figures: Figures) => {
    const size = bytes === null ? '' : `${(bytes / 1e6).toFixed(1)} MB`;
    const { ms, loopMaxMs, askMaxMs, moreMb } = figures;
    rows.push(
      `| ${what} | ${size} | ${(ms / 1000).toFixed(1)} s | ${loopMaxMs} ms | ${askMaxMs} ms | ${moreMb} MB |`,
    );
  };
  const both = async (what: string, bytes: Uint8Array) => {
    let id = '';
    await report(
      `${what}: preview`,
      bytes.length,
      await watch(context, async () => {
        id = await preview(context, bytes);
      }),
    );
    await report(`${what}: apply`, null, await watch(context, () => apply(context, id)));
  };
  await both('JSON, all new', json);
  await both('JSON, all unchanged', json);
  await both('JSON, all changed', changed);
  await both('XLSX list, names changed', toList(many));
  const csv = Buffer.from(
    (await Array.fromAsync(exportProceduresCsv(context.db, { unitId: UNIT, which: 'posted' }, ','))).join(''),
  );
  await both('CSV, all parts, unchanged', csv);
  const id = await preview(context, json);
  await report(
    'cancel of a preview',
    null,
    await watch(context, async () => void (await cancelImport(context, id))),
  );
  await context.db.destroy();
  console.log(
    [
      `${ROWS} procedures on ${process.env.DATABASE_URL ? 'PostgreSQL' : 'SQLite'}`,
      '| step | file | time | longest hold of the event loop | longest wait of a small query | memory on top (RSS) |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  );
}

async function preview(context: ServerContext, bytes: Uint8Array): Promise<string> {
  const job = { unitId: UNIT, fileName: 'do.bin', as: 'posted', by: null } as const;
  const id = await createImport(context, job);
  if (id === null) throw new Error('another import runs');
  await previewImport(context, id, bytes, new AbortController().signal);
  const row = await findImport(context.db, id);
  if (row?.state !== 'preview') throw new Error(`${row?.state}: ${row?.refusal_json}`);
  return id;
}

async function apply(context: ServerContext, id: string): Promise<void> {
  const begun = await beginApply(context, id, OPTIONS);
  if (!begun.ok) throw new Error(begun.error);
  await applyImport(context, id, OPTIONS, PROGRAM);
  const row = await findImport(context.db, id);
  if (row?.state !== 'applied') throw new Error(`${row?.state}`);
}

/** Works, while somebody else asks for a small thing over and over. */
async function watch(context: ServerContext, work: () => Promise<void>): Promise<Figures> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let asking = true;
  let askMax = 0;
  const before = process.memoryUsage.rss();
  let rss = before;
  const asker = (async () => {
    while (asking) {
      const from = performance.now();
      await context.db.selectFrom('meta').select('value').limit(1).execute();
      askMax = Math.max(askMax, performance.now() - from);
      rss = Math.max(rss, process.memoryUsage.rss());
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  delay.enable();
  const from = performance.now();
  await work();
  const ms = performance.now() - from;
  delay.disable();
  asking = false;
  await asker;
  return {
    ms,
    loopMaxMs: Math.round(delay.max / 1e6),
    askMaxMs: Math.round(askMax),
    moreMb: Math.round((rss - before) / 1e6),
  };
}

/** The portal's list of the same procedures, with other names. */
function toList(many: readonly Procedure[]): Uint8Array {
  const rows = many.map((one) => [one.code, `${one.name} (mới)`, one.ministry, one.agency, one.field]);
  const headings = ['Mã số', 'Tên', 'Cơ quan ban hành', 'Cơ quan thực hiện', 'Lĩnh vực'];
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([['DANH SÁCH TTHC'], headings, ...rows]),
    'Danh sách TTHC',
  );
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
}
