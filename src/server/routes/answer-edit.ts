import type { Context } from 'hono';
import type * as v from 'valibot';
import type { Result } from '#shared/lib/result.ts';
import type { OfficeConflict } from '#shared/protocol/office-admin.ts';
import type { ServerContext } from '../context.ts';
import { editOffice, type OfficeEdit } from '../office/office-edit.ts';
import { problemResponse } from '../problem.ts';
import { readJson } from './read-json.ts';
import type { WithPlace } from './require-place.ts';

/** Reads the body, makes the change, and answers: 201 with the id of what is new, else 204. */
export async function answerEdit<S extends v.GenericSchema, P extends string>(
  context: ServerContext,
  c: Context<WithPlace, P>,
  schema: S,
  work: (edit: OfficeEdit, form: v.InferOutput<S>) => Promise<Result<string | number | null, OfficeConflict>>,
): Promise<Response> {
  const form = await readJson(c, schema);
  if (!form.ok) return form.error;
  return await makeEdit(context, c, (edit) => work(edit, form.value));
}

/** The same for a change that needs no body. */
export async function makeEdit<P extends string>(
  context: ServerContext,
  c: Context<WithPlace, P>,
  work: (edit: OfficeEdit) => Promise<Result<string | number | null, OfficeConflict>>,
): Promise<Response> {
  const done = await editOffice(context, c.get('access').actor, work);
  if (!done.ok) return problemResponse('office-conflict', { members: { reason: done.error } });
  context.log.info('office-edited', {
    call: `${c.req.method} ${c.req.routePath}`,
    unit: c.get('unitId'),
    account: c.get('session').accountId,
  });
  return done.value === null ? c.body(null, 204) : c.json({ id: String(done.value) }, 201);
}
