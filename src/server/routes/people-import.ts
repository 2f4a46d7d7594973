import { Hono } from 'hono';
import * as v from 'valibot';
import {
  PEOPLE_FILE_MAX_BYTES,
  PEOPLE_LISTS,
  peopleImportQuery,
  peoplePlan,
} from '#shared/protocol/people-import.ts';
import type { ServerContext } from '../context.ts';
import { importPeople, previewPeople } from '../office/import-people.ts';
import { editOffice } from '../office/office-edit.ts';
import { readPeople } from '../office/read-people.ts';
import { problemResponse } from '../problem.ts';
import { readQuery } from './read-json.ts';
import { readUpload } from './read-upload.ts';
import { requirePathUnit, type WithPlace } from './require-place.ts';
import { requireSession } from './require-session.ts';

const ADVICE = 'an Excel or CSV file with one row a person or counter';

/** `POST /units/:id/import/:list`: a table of counters or clerks, looked at first and then taken in. */
export function peopleImportRoute(context: ServerContext): Hono<WithPlace> {
  const writing = requireSession(context, { needs: 'people.write' });
  return new Hono<WithPlace>().post('/:id/import/:list', writing, requirePathUnit(context), async (c) => {
    const list = PEOPLE_LISTS.find((one) => one === c.req.param('list'));
    if (list === undefined) return problemResponse('not-found');
    const query = readQuery(c, peopleImportQuery);
    if (!query.ok) return query.error;
    const upload = await readUpload(c, PEOPLE_FILE_MAX_BYTES, ADVICE);
    if (!upload.ok) return upload.error;
    const file = await readPeople(list, upload.value);
    if (!file.ok) return problemResponse('file-refused', { members: { reason: file.error } });
    const unitId = c.get('unitId');
    const { plan } = query.value;
    if (plan === undefined) {
      const now = new Date(context.clock.nowMs()).toISOString();
      return c.json(v.parse(peoplePlan, await previewPeople(context.db, unitId, list, file.value, now)));
    }
    const done = await editOffice(context, c.get('access').actor, (edit) =>
      importPeople(edit, unitId, list, file.value, plan),
    );
    if (!done.ok) return problemResponse('office-conflict', { members: { reason: done.error } });
    if (done.value === null) return problemResponse('plan-changed');
    const { counts } = done.value;
    context.log.info('people-imported', { unit: unitId, list, new: counts.new, changed: counts.changed });
    return c.json(v.parse(peoplePlan, done.value));
  });
}
