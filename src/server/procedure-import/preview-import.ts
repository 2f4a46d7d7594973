import { setImmediate } from 'node:timers/promises';
import type { Result } from '#shared/lib/result.ts';
import { IMPORT_ITEM_KINDS, type ImportItemKind } from '#shared/protocol/procedure-import.ts';
import type { ServerContext } from '../context.ts';
import { bodyToText } from '../procedures/body-text.ts';
import type { Connection } from '../store/database.ts';
import { foldedName } from '../store/folded-name.ts';
import {
  deleteItems,
  findImport,
  findStaleImports,
  type ImportRow,
  insertImport,
  insertItems,
  listImports,
  moveImport,
} from '../store/procedure-imports.ts';
import { pageOfPosted } from '../store/procedures.ts';
import { transact } from '../store/transact.ts';
import { type ComparedRow, compareRows } from './compare-rows.ts';
import type { FileFailure } from './file-row.ts';
import { isSilent } from './import-report.ts';
import { type OpenedFile, readInWorker } from './read-in-worker.ts';

type ImportContext = Pick<ServerContext, 'db' | 'clock' | 'random'>;

/** Previews are kept so long after they were last touched. */
const KEPT_MS: number = 7 * 24 * 60 * 60 * 1000;
const DELETED_AT_A_TIME = 2_000;

/** Begins an import; null: one of this unit is being read or applied already. */
export async function createImport(
  context: ImportContext,
  job: {
    readonly unitId: string;
    readonly fileName: string;
    readonly as: 'draft' | 'posted';
    readonly by: string | null;
  },
): Promise<string | null> {
  const at = now(context);
  const nowMs = context.clock.nowMs();
  for (const stale of await findStaleImports(context.db, job.unitId, new Date(nowMs - KEPT_MS).toISOString()))
    await dropItems(context, stale);
  const id = Buffer.from(context.random.bytes(16)).toString('hex');
  return await transact(context.db, async (trx) => {
    const works = (row: ImportRow) => ['reading', 'applying'].includes(row.state) && !isSilent(row, nowMs);
    if ((await listImports(trx, job.unitId, 20)).some(works)) return null;
    await insertImport(trx, {
      ...{ id, unit_id: job.unitId, file_name: job.fileName, apply_as: job.as, state: 'reading' },
      ...{ columns_json: '{"read":[],"ignored":[]}', counts_json: '{}', done: 0, total: 0 },
      ...{ created_at: at, created_by: job.by, updated_at: at },
    });
    return id;
  });
}

/**
 * Reads a file and writes its preview beside the procedures, a piece at a time, so that everybody else gets a turn between
 * two. Ends when the import is cancelled, here or in another process; nothing is left of it then.
 */
export async function previewImport(
  context: ImportContext,
  id: string,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  let finished = false;
  try {
    const job = await findImport(context.db, id);
    if (job === null) return;
    finished = await readInWorker(bytes, signal, (file) => previewFile(context, job, file));
  } finally {
    // Cancelled, or the program stops, or something failed: either way nobody will go on with these lines.
    if (!finished) {
      await moveImport(context.db, id, ['reading'], { state: 'interrupted', updated_at: now(context) });
      await dropItems(context, id);
    }
  }
}

/** Cancels an import that has not been applied; false: it has, or it was over before. */
export async function cancelImport(context: ImportContext, id: string): Promise<boolean> {
  const set = { state: 'cancelled', updated_at: now(context) } as const;
  const moved = await moveImport(context.db, id, ['reading', 'preview', 'applying'], set);
  if (moved) await dropItems(context, id);
  return moved;
}

/** True: the preview or the refusal is written. */
async function previewFile(
  context: ImportContext,
  job: ImportRow,
  file: Result<OpenedFile, FileFailure>,
): Promise<boolean> {
  const { db } = context;
  if (!file.ok) {
    const set = {
      state: 'refused',
      refusal_json: JSON.stringify(file.error),
      updated_at: now(context),
    } as const;
    return await moveImport(db, job.id, ['reading'], set);
  }
  const { format, columns, total, rows } = file.value;
  const set = { format, columns_json: JSON.stringify(columns), total, updated_at: now(context) };
  if (!(await moveImport(db, job.id, ['reading'], set))) return false;
  const preview = new Preview(context, job);
  for await (const piece of rows()) {
    if (!(await preview.write(await compareRows(db, job.unit_id, job.apply_as, piece), piece.length)))
      return false;
    await setImmediate();
  }
  for (let afterCode = ''; ; ) {
    const posted = await pageOfPosted(db, job.unit_id, { afterCode, limit: 500 });
    const missing = posted.filter(({ code }) => !preview.codes.has(code)).map(toMissing);
    if (!(await preview.write(missing, 0))) return false;
    const last = posted.at(-1);
    if (last === undefined) return await preview.finish();
    afterCode = last.code;
    await setImmediate();
  }
}

/** The lines of one preview as they are written. */
class Preview {
  readonly codes = new Set<string>();
  readonly #context: ImportContext;
  readonly #job: ImportRow;
  readonly #counts = new Map<ImportItemKind, number>();
  #no = 0;
  #done = 0;

  constructor(context: ImportContext, job: ImportRow) {
    this.#context = context;
    this.#job = job;
  }

  /** False: the import was cancelled, and nothing was written. */
  async write(rows: readonly ComparedRow[], done: number): Promise<boolean> {
    for (const { code, kind } of rows) {
      if (code !== null) this.codes.add(code);
      this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    }
    this.#done += done;
    const first = this.#no + 1;
    this.#no += rows.length;
    const items = rows.map((row, place) => toItemRow(this.#job.id, first + place, row));
    return await transact(this.#context.db, async (trx) => {
      const set = { done: this.#done, counts_json: this.#countsJson(), updated_at: now(this.#context) };
      if (!(await moveImport(trx, this.#job.id, ['reading'], set))) return false;
      await insertItems(trx, items);
      return true;
    });
  }

  async finish(): Promise<boolean> {
    const set = {
      state: 'preview',
      counts_json: this.#countsJson(),
      updated_at: now(this.#context),
    } as const;
    return await moveImport(this.#context.db, this.#job.id, ['reading'], set);
  }

  #countsJson(): string {
    return JSON.stringify(
      Object.fromEntries(IMPORT_ITEM_KINDS.map((kind) => [kind, this.#counts.get(kind) ?? 0])),
    );
  }
}

function toMissing(head: {
  readonly code: string;
  readonly name: string;
  readonly revision: number;
}): ComparedRow {
  const { code, name, revision } = head;
  return {
    ...{ kind: 'missing', row: null, code, name, body: null, baseRevision: revision },
    ...{ changes: [], refusal: null, notes: [] },
  };
}

function toItemRow(
  importId: string,
  no: number,
  row: ComparedRow,
): Parameters<typeof insertItems>[1][number] {
  const { body } = row;
  return {
    ...{ import_id: importId, no, kind: row.kind, row_no: row.row, code: row.code, name: row.name },
    ...{ folded: body === null ? null : foldedName(body.name), field: body?.field ?? null },
    body_json: body === null ? null : bodyToText(body),
    base_revision: row.baseRevision,
    changes_json: JSON.stringify(row.changes),
    refusal_json: row.refusal === null ? null : JSON.stringify(row.refusal),
    ...{ notes_json: JSON.stringify(row.notes), conflict: 0 },
  };
}

/** A piece at a time: taking twenty thousand lines away must not hold anybody up. */
async function dropItems({ db }: Pick<ImportContext, 'db'>, id: string): Promise<void> {
  while (await dropSome(db, id)) await setImmediate();
}

async function dropSome(db: ImportContext['db'], id: string): Promise<boolean> {
  return await transact(db, (trx: Connection) => deleteItems(trx, id, DELETED_AT_A_TIME));
}

function now(context: Pick<ServerContext, 'clock'>): string {
  return new Date(context.clock.nowMs()).toISOString();
}
