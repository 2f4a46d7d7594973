import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { toldCreate, toldEdit, toldList, toldQuery } from '#shared/protocol/told.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { findToldWithin } from '../store/told.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { createTold, editTold } from '../told/edit-told.ts';
import { readTold, readToldHistory } from '../told/read-told.ts';
import { readJson, readQuery } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';
import { requireUnit } from './require-unit.ts';

/** `/told`: "Dân nói – đã làm" of the account's units, for whoever writes and publishes it. */
export function toldRoute(context: ServerContext): Hono<SignedIn> {
  const reading = requireSession(context, { needs: 'content.read' });
  const writing = requireSession(context, { needs: 'content.write' });
  return new Hono<SignedIn>()
    .get('/', reading, requireUnit(context), async (c) => {
      const query = readQuery(c, toldQuery);
      if (!query.ok) return query.error;
      const unit = c.get('unit');
      const items = await readTold(context.db, unit, context.clock.nowMs());
      return c.json(v.parse(toldList, { unit: unit.id, items }));
    })
    .post('/', writing, (c) => answerCreate(context, c))
    .post('/:id/edits', writing, (c) => answerEdit(context, c, c.req.param('id')))
    .get('/:id/history', reading, async (c) => {
      const row = await findToldWithin(context.db, c.req.param('id'), c.get('session').unit.id);
      if (row === undefined) return problemResponse('not-found');
      return c.json(await readToldHistory(context.db, row.id));
    });
}

async function answerCreate(context: ServerContext, c: Context<SignedIn>): Promise<Response> {
  const request = await readJson(c, toldCreate);
  if (!request.ok) return request.error;
  const { unit, body } = request.value;
  const rootUnitId = c.get('session').unit.id;
  if (!(await isUnitWithin(context.db, unit, rootUnitId))) return problemResponse('forbidden');
  const done = await createTold(context, { rootUnitId, actor: c.get('access').actor }, unit, body);
  return done.ok ? c.json({ id: done.value }, 201) : problemResponse(done.error);
}

async function answerEdit(context: ServerContext, c: Context<SignedIn>, id: string): Promise<Response> {
  const request = await readJson(c, toldEdit);
  if (!request.ok) return request.error;
  const editor = { rootUnitId: c.get('session').unit.id, actor: c.get('access').actor };
  const done = await editTold(context, editor, id, request.value);
  return done.ok ? c.body(null, 204) : problemResponse(done.error);
}
