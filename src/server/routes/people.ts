import { Hono } from 'hono';
import * as v from 'valibot';
import {
  clerkForm,
  clerkLeave,
  clerkTransfer,
  counterForm,
  dutyCreate,
  dutyEnd,
  dutyList,
  rosterCreate,
  withNote,
} from '#shared/protocol/office-admin.ts';
import type { ServerContext } from '../context.ts';
import { createRoster } from '../office/create-roster.ts';
import {
  changeClerk,
  createClerk,
  letClerkLeave,
  letClerkReturn,
  transferClerk,
} from '../office/edit-clerks.ts';
import { changeCounter, closeCounter, createCounter, reopenCounter } from '../office/edit-counters.ts';
import { createDuty, endDuty, removeDuty } from '../office/edit-duties.ts';
import { problemResponse } from '../problem.ts';
import { listDuties } from '../store/duties.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { answerEdit, makeEdit } from './answer-edit.ts';
import { readJson } from './read-json.ts';
import { requirePathUnit, requireThing, type WithPlace } from './require-place.ts';
import { requireSession } from './require-session.ts';

/** Duties that ended so long ago are history, which nobody edits. */
const DUTY_LOOK_BACK_MS: number = 31 * 24 * 60 * 60_000;

/** `/units/:id/…`: new counters and clerks, and who is on duty. */
export function unitPeopleRoute(context: ServerContext): Hono<WithPlace> {
  const reading = requireSession(context, { needs: 'directory.read' });
  const writing = requireSession(context, { needs: 'people.write' });
  const own = requirePathUnit(context);
  return new Hono<WithPlace>()
    .post('/:id/counters', writing, own, (c) =>
      answerEdit(context, c, counterForm, (edit, form) => createCounter(edit, c.get('unitId'), form)),
    )
    .post('/:id/clerks', writing, own, (c) =>
      answerEdit(context, c, clerkForm, (edit, form) => createClerk(edit, c.get('unitId'), form)),
    )
    .get('/:id/duties', reading, own, async (c) => {
      const since = new Date(context.clock.nowMs() - DUTY_LOOK_BACK_MS).toISOString();
      const items = await listDuties(context.db, c.get('unitId'), since);
      return c.json(v.parse(dutyList, { items }));
    })
    .post('/:id/duties', writing, own, (c) =>
      answerEdit(context, c, dutyCreate, (edit, form) => createDuty(edit, c.get('unitId'), form)),
    )
    .post('/:id/roster', writing, own, (c) =>
      answerEdit(context, c, rosterCreate, (edit, form) => createRoster(edit, c.get('unitId'), form)),
    );
}

/** `/counters/:id`. */
export function countersRoute(context: ServerContext): Hono<WithPlace> {
  const within = [
    requireSession(context, { needs: 'people.write' }),
    requireThing(context, 'counter'),
  ] as const;
  return new Hono<WithPlace>()
    .put('/:id', ...within, (c) =>
      answerEdit(context, c, counterForm, (edit, form) => changeCounter(edit, c.req.param('id'), form)),
    )
    .post('/:id/close', ...within, (c) =>
      answerEdit(context, c, withNote, (edit, { note }) => closeCounter(edit, c.req.param('id'), note)),
    )
    .post('/:id/reopen', ...within, (c) =>
      answerEdit(context, c, withNote, (edit, { note }) => reopenCounter(edit, c.req.param('id'), note)),
    );
}

/** `/clerks/:id`. */
export function clerksRoute(context: ServerContext): Hono<WithPlace> {
  const within = [
    requireSession(context, { needs: 'people.write' }),
    requireThing(context, 'clerk'),
  ] as const;
  return new Hono<WithPlace>()
    .put('/:id', ...within, (c) =>
      answerEdit(context, c, clerkForm, (edit, form) => changeClerk(edit, c.req.param('id'), form)),
    )
    .post('/:id/leave', ...within, (c) =>
      answerEdit(context, c, clerkLeave, (edit, form) => letClerkLeave(edit, c.req.param('id'), form)),
    )
    .post('/:id/return', ...within, (c) =>
      answerEdit(context, c, withNote, (edit, { note }) => letClerkReturn(edit, c.req.param('id'), note)),
    )
    .post('/:id/transfer', ...within, async (c) => {
      const form = await readJson(c, clerkTransfer);
      if (!form.ok) return form.error;
      const allowed = await isUnitWithin(context.db, form.value.unit, c.get('session').unit.id);
      if (!allowed) return problemResponse('forbidden');
      return await makeEdit(context, c, (edit) => transferClerk(edit, c.req.param('id'), form.value));
    });
}

/** `/duties/:id`. */
export function dutiesRoute(context: ServerContext): Hono<WithPlace> {
  const within = [requireSession(context, { needs: 'people.write' }), requireThing(context, 'duty')] as const;
  return new Hono<WithPlace>()
    .put('/:id', ...within, (c) =>
      answerEdit(context, c, dutyEnd, (edit, { to }) => endDuty(edit, Number(c.req.param('id')), to)),
    )
    .delete('/:id', ...within, (c) =>
      makeEdit(context, c, (edit) => removeDuty(edit, Number(c.req.param('id')))),
    );
}
