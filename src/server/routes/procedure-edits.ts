import { type Context, Hono } from 'hono';
import type * as v from 'valibot';
import { dayOf } from '#shared/domain/zoned-day.ts';
import type { Result } from '#shared/lib/result.ts';
import {
  draftWrite,
  procedureChange,
  procedureCheck,
  procedurePost,
} from '#shared/protocol/procedure-admin.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { tidyBody } from '../procedures/body-text.ts';
import {
  checkProcedure,
  discardDraft,
  type Edit,
  type EditRefusal,
  postProcedure,
  saveDraft,
  withdrawProcedure,
} from '../procedures/edit-procedure.ts';
import { readProcedureDetail } from '../procedures/procedure-detail.ts';
import { readJson } from './read-json.ts';
import { requireSession } from './require-session.ts';
import { requireUnit, type WithUnit } from './require-unit.ts';

/** The longest procedure seen has 40,000 letters. */
const BODY_MAX_LENGTH: number = 1024 * 1024;

/** What is done to one procedure: draft, post, withdraw, check. Each answers what it is now. */
export function procedureEditsRoute(context: ServerContext): Hono<WithUnit> {
  const within = [requireSession(context, { needs: 'procedures.write' }), requireUnit(context)] as const;
  return new Hono<WithUnit>()
    .put('/:code/draft', ...within, (c) =>
      answer(context, c, draftWrite, async (edit, { body }) => {
        const tidy = body.code === edit.code ? tidyBody(body) : null;
        return tidy === null ? badBody() : await saveDraft(context, edit, tidy);
      }),
    )
    .post('/:code/discard-draft', ...within, (c) =>
      answer(context, c, procedureChange, (edit) => discardDraft(context, edit)),
    )
    .post('/:code/post', ...within, (c) =>
      answer(context, c, procedurePost, (edit, { version }) => postProcedure(context, edit, version)),
    )
    .post('/:code/withdraw', ...within, (c) =>
      answer(context, c, procedureChange, (edit) => withdrawProcedure(context, edit)),
    )
    .post('/:code/check', ...within, (c) =>
      answer(context, c, procedureCheck, (edit, { by }) => {
        const unit = c.get('unit');
        const on = dayOf(context.clock.nowMs(), unit.time_zone);
        return checkProcedure(context, edit, { shownBy: by ?? unit.name, on });
      }),
    );
}

type ChangeSchema = v.GenericSchema<unknown, { readonly revision: number; readonly note: string | null }>;

async function answer<S extends ChangeSchema>(
  context: ServerContext,
  c: Context<WithUnit, '/:code'>,
  schema: S,
  work: (edit: Edit, request: v.InferOutput<S>) => Promise<Result<null, EditRefusal> | Response>,
): Promise<Response> {
  const request = await readJson(c, schema, BODY_MAX_LENGTH);
  if (!request.ok) return request.error;
  const unitId = c.get('unit').id;
  const code = c.req.param('code');
  const { revision, note } = request.value;
  const edit: Edit = { unitId, code, revision, note, actor: c.get('access').actor };
  const done = await work(edit, request.value);
  if (done instanceof Response) return done;
  if (!done.ok) return problemResponse(done.error);
  const call = c.req.path.split('/').at(-1) ?? '';
  context.log.info('procedure-edited', { call, code, unit: unitId, account: c.get('session').accountId });
  const detail = await readProcedureDetail(context.db, unitId, code);
  return detail === null ? problemResponse('not-found') : c.json(detail);
}

function badBody(): Response {
  return problemResponse('bad-request', { detail: 'not valid: body', members: { fields: ['body'] } });
}
