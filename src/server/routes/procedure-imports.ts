import { type Context, Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import {
  importApply,
  importItemQuery,
  importJobList,
  importQuery,
  PROCEDURE_FILE_MAX_BYTES,
} from '#shared/protocol/procedure-import.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { applyImport, beginApply } from '../procedure-import/apply-import.ts';
import { readImportItems, toImportJob } from '../procedure-import/import-report.ts';
import { fileAdvice } from '../procedure-import/import-words.ts';
import { cancelImport, createImport, previewImport } from '../procedure-import/preview-import.ts';
import { cursorToPos } from '../reports/rating-cursor.ts';
import { findImport, type ImportRow, listImports } from '../store/procedure-imports.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { readJson, readQuery } from './read-json.ts';
import { readUpload } from './read-upload.ts';
import { requireSession } from './require-session.ts';
import { requireUnit, type WithUnit } from './require-unit.ts';

const PAGE_DEFAULT = 100;
const LIST_LIMIT = 20;

/** What a route behind `requireImport` finds. */
interface WithImport {
  Variables: WithUnit['Variables'] & { job: ImportRow };
}

/** `/procedures/imports`: a file comes in, is compared, looked at, and then applied or cancelled. */
export function procedureImportsRoute(context: ServerContext): Hono<WithImport> {
  const signedIn = requireSession(context, { needs: 'procedures.write' });
  const within = [signedIn, requireUnit(context)] as const;
  const ofUnit = [signedIn, requireImport(context)] as const;
  return new Hono<WithImport>()
    .get('/', ...within, async (c) => {
      const rows = await listImports(context.db, c.get('unit').id, LIST_LIMIT);
      const items = rows.map((row) => toImportJob(row, context.clock.nowMs()));
      return c.json(v.parse(importJobList, { items }));
    })
    .post('/', ...within, (c) => beginImport(context, c))
    .get('/:id', ...ofUnit, (c) => c.json(toImportJob(c.get('job'), context.clock.nowMs())))
    .get('/:id/items', ...ofUnit, (c) => answerItems(context, c))
    .post('/:id/apply', ...ofUnit, (c) => beginApplying(context, c))
    .post('/:id/cancel', ...ofUnit, async (c) => {
      const { id } = c.get('job');
      if (!(await cancelImport(context, id))) return problemResponse('import-state');
      context.log.info('procedure-import-cancelled', { import: id, account: c.get('session').accountId });
      return await answerJob(context, c, id, 200);
    });
}

async function beginImport(context: ServerContext, c: Context<WithImport>): Promise<Response> {
  const query = readQuery(c, importQuery);
  if (!query.ok) return query.error;
  const advice = fileAdvice('too-large');
  const bytes = await readUpload(c, PROCEDURE_FILE_MAX_BYTES, `${advice.vi} / ${advice.en}`);
  if (!bytes.ok) return bytes.error;
  const { name = 'không tên', as = 'posted' } = query.value;
  const session = c.get('session');
  const job = { unitId: c.get('unit').id, fileName: name, as, by: session.username };
  const id = await createImport(context, job);
  if (id === null)
    return problemResponse('import-state', { detail: 'another import of this unit is running' });
  context.log.info('procedure-import-begun', {
    import: id,
    account: session.accountId,
    bytes: bytes.value.length,
  });
  context.background.run('procedure-import', (signal) => previewImport(context, id, bytes.value, signal));
  return await answerJob(context, c, id, 202);
}

async function answerItems(context: ServerContext, c: Context<WithImport>): Promise<Response> {
  const query = readQuery(c, importItemQuery);
  if (!query.ok) return query.error;
  const { after, kind, limit = PAGE_DEFAULT } = query.value;
  const afterNo = after === undefined ? 0 : cursorToPos(after);
  if (afterNo === null)
    return problemResponse('bad-request', { detail: 'not valid: after', members: { fields: ['after'] } });
  return c.json(await readImportItems(context.db, c.get('job').id, kind, { afterNo, limit }));
}

async function beginApplying(context: ServerContext, c: Context<WithImport>): Promise<Response> {
  const options = await readJson(c, importApply);
  if (!options.ok) return options.error;
  const { id } = c.get('job');
  const begun = await beginApply(context, id, options.value);
  if (!begun.ok) return problemResponse(begun.error);
  const { actor } = c.get('access');
  context.log.info('procedure-import-applied', { import: id, account: actor.id, ...options.value });
  context.background.run('procedure-apply', () => applyImport(context, id, options.value, actor));
  return await answerJob(context, c, id, 202);
}

async function answerJob(
  context: ServerContext,
  c: Context<WithImport>,
  id: string,
  status: 200 | 202,
): Promise<Response> {
  const row = await findImport(context.db, id);
  return row === null
    ? problemResponse('not-found')
    : c.json(toImportJob(row, context.clock.nowMs()), status);
}

/** The import of the path must be of the account's units; another one looks like none. */
function requireImport(context: ServerContext): MiddlewareHandler<WithImport> {
  return async (c, next) => {
    const job = await findImport(context.db, c.req.param('id') ?? '');
    if (job === null || !(await isUnitWithin(context.db, job.unit_id, c.get('session').unit.id)))
      return problemResponse('not-found');
    c.set('job', job);
    await next();
    return undefined;
  };
}
