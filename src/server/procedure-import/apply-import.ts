import { setImmediate } from 'node:timers/promises';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { touchContent } from '../store/content.ts';
import type { Connection } from '../store/database.ts';
import { storeKind } from '../store/dialect.ts';
import {
  type Application,
  applyItems,
  findItemSpan,
  type ItemSpan,
  markConflicts,
  withdrawMissing,
} from '../store/procedure-apply.ts';
import { findImport, type ImportRow, moveImport } from '../store/procedure-imports.ts';
import { transact } from '../store/transact.ts';

/** What is to be done with a preview. */
export interface ApplyOptions {
  readonly allOrNothing: boolean;
  readonly withdrawMissing: boolean;
  readonly repost: boolean;
}

type ApplyContext = Pick<ServerContext, 'db' | 'clock'>;

/** Lines that the engine takes over at a time. */
const SPAN = 1_000;

/** Takes hold of a preview, so that nobody else applies it; then `applyImport`. */
export async function beginApply(
  context: ApplyContext,
  id: string,
  options: ApplyOptions,
): Promise<Result<null, 'import-state' | 'import-incomplete'>> {
  const job = await findImport(context.db, id);
  if (job === null || job.state !== 'preview') return err('import-state');
  if (options.allOrNothing && countOf(job, 'refused') > 0) return err('import-incomplete');
  const set = { state: 'applying', done: 0, applied_json: null, updated_at: now(context) } as const;
  return (await moveImport(context.db, id, ['preview'], set)) ? ok(null) : err('import-state');
}

/** What ends the transaction without a trace of it. */
class Abandoned extends Error {
  override readonly name = 'Abandoned';
  readonly conflicts: number;

  constructor(conflicts: number) {
    super(conflicts > 0 ? 'somebody changed procedures after the preview' : 'the import was cancelled');
    this.conflicts = conflicts;
  }
}

/**
 * Applies a preview in one transaction: all of it or nothing. Rows whose procedure was changed since the preview are left
 * out, or end it where all or nothing was asked: it is a preview again then, with these rows marked.
 */
export async function applyImport(
  context: ApplyContext,
  id: string,
  options: ApplyOptions,
  actor: Actor,
): Promise<void> {
  const job = await findImport(context.db, id);
  if (job === null) return;
  try {
    await transact(context.db, (trx) => applyWithin(context, trx, job, options, actor));
  } catch (error) {
    const conflicts = error instanceof Abandoned ? error.conflicts : 0;
    const applied_json = JSON.stringify({ taken: 0, withdrawn: 0, conflicts });
    const set = { state: 'preview', done: job.total, applied_json, updated_at: now(context) } as const;
    // Not when it was cancelled in between.
    await moveImport(context.db, id, ['applying'], set);
    if (!(error instanceof Abandoned)) throw error;
  }
}

async function applyWithin(
  context: ApplyContext,
  trx: Connection,
  job: ImportRow,
  options: ApplyOptions,
  actor: Actor,
): Promise<void> {
  const application: Application = {
    ...{ importId: job.id, unitId: job.unit_id, fileName: job.file_name, as: job.apply_as },
    kinds: options.repost ? ['new', 'changed', 'withdrawn'] : ['new', 'changed'],
    ...{ at: now(context), by: actor.name },
  };
  const { kinds } = application;
  const touched = options.withdrawMissing ? [...kinds, 'missing'] : kinds;
  const conflicts = await markConflicts(trx, application, touched);
  if (options.allOrNothing && conflicts > 0) throw new Abandoned(conflicts);
  let taken = 0;
  for (const span of spans(await findItemSpan(trx, job.id))) {
    taken += await applyItems(trx, application, span);
    await showProgress(context, job.id, Math.min(span.last, job.total));
    await setImmediate();
  }
  const withdrawn = options.withdrawMissing ? await withdrawMissing(trx, application) : 0;
  if (withdrawn > 0 || (taken > 0 && application.as === 'posted')) await touchContent(trx);
  const applied_json = JSON.stringify({ taken, withdrawn, conflicts });
  const { unit_id: unitId, file_name, apply_as } = job;
  const detail = { file: file_name, as: apply_as, taken, withdrawn, conflicts };
  await audit(trx, context, actor, { action: 'procedure.imported', unitId, subject: job.id, detail });
  const set = { state: 'applied', done: job.total, applied_json, updated_at: now(context) } as const;
  // The last word: whoever cancelled before this line was in time.
  if (!(await moveImport(trx, job.id, ['applying'], set))) throw new Abandoned(0);
}

/** SQLite has one writer and one connection: there nobody can look before the transaction is over. */
async function showProgress(context: ApplyContext, id: string, done: number): Promise<void> {
  if (storeKind(context.db) === 'sqlite') return;
  const moved = await moveImport(context.db, id, ['applying'], { done, updated_at: now(context) });
  if (!moved) throw new Abandoned(0);
}

function spans(whole: ItemSpan | null): readonly ItemSpan[] {
  if (whole === null) return [];
  const count = Math.ceil((whole.last - whole.first + 1) / SPAN);
  return Array.from({ length: count }, (_, index) => {
    const first = whole.first + index * SPAN;
    return { first, last: Math.min(first + SPAN - 1, whole.last) };
  });
}

function countOf(job: ImportRow, kind: string): number {
  const counts: Readonly<Record<string, number>> = JSON.parse(job.counts_json);
  return counts[kind] ?? 0;
}

function now(context: ApplyContext): string {
  return new Date(context.clock.nowMs()).toISOString();
}
