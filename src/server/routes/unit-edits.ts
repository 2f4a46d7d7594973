import { Hono } from 'hono';
import * as v from 'valibot';
import { unitChange, unitCreate, unitHistory, unitMerge, withNote } from '#shared/protocol/office-admin.ts';
import type { ServerContext } from '../context.ts';
import { changeUnit, closeUnit, createUnit, mergeUnit, reopenUnit } from '../office/edit-units.ts';
import { problemResponse } from '../problem.ts';
import { listUnitEvents } from '../store/unit-events.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { answerEdit, makeEdit } from './answer-edit.ts';
import { readJson } from './read-json.ts';
import { requirePathUnit, requireUnitBelow, type WithPlace } from './require-place.ts';
import { requireSession } from './require-session.ts';

/** What is done to units: made, renamed, moved, merged, closed; and what was done. */
export function unitEditsRoute(context: ServerContext): Hono<WithPlace> {
  const writing = requireSession(context, { needs: 'units.write' });
  const own = requirePathUnit(context);
  const sees = (id: string, root: string) => isUnitWithin(context.db, id, root);
  return new Hono<WithPlace>()
    .post('/', writing, async (c) => {
      const form = await readJson(c, unitCreate);
      if (!form.ok) return form.error;
      const { parent } = form.value;
      if (!(await sees(parent, c.get('session').unit.id))) return problemResponse('forbidden');
      c.set('unitId', parent);
      return await makeEdit(context, c, (edit) => createUnit(edit, parent, form.value));
    })
    .put('/:id', writing, own, async (c) => {
      const form = await readJson(c, unitChange);
      if (!form.ok) return form.error;
      const { parent } = form.value;
      const root = c.get('session').unit.id;
      if (parent !== undefined && (c.get('unitId') === root || !(await sees(parent, root))))
        return problemResponse('forbidden');
      return await makeEdit(context, c, (edit) => changeUnit(edit, c.get('unitId'), form.value));
    })
    .post('/:id/merge', writing, own, requireUnitBelow, async (c) => {
      const form = await readJson(c, unitMerge);
      if (!form.ok) return form.error;
      const { into, note } = form.value;
      if (!(await sees(into, c.get('session').unit.id))) return problemResponse('forbidden');
      return await makeEdit(context, c, (edit) => mergeUnit(edit, c.get('unitId'), into, note));
    })
    .post('/:id/close', writing, own, requireUnitBelow, (c) =>
      answerEdit(context, c, withNote, (edit, { note }) => closeUnit(edit, c.get('unitId'), note)),
    )
    .post('/:id/reopen', writing, own, requireUnitBelow, (c) =>
      answerEdit(context, c, withNote, (edit, { note }) => reopenUnit(edit, c.get('unitId'), note)),
    )
    .get('/:id/history', requireSession(context, { needs: 'content.read' }), own, async (c) => {
      const items = await listUnitEvents(context.db, c.get('unitId'));
      return c.json(v.parse(unitHistory, { items }));
    });
}
