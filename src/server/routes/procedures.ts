import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import {
  differencesQuery,
  procedureFields,
  procedureQuery,
  procedureUnitQuery,
} from '#shared/protocol/procedure-admin.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { readDifferences, readProcedureDetail, readVersion } from '../procedures/procedure-detail.ts';
import { readProcedurePage } from '../procedures/procedure-page.ts';
import { cursorToText } from '../reports/text-cursor.ts';
import { listProcedureFields } from '../store/procedures.ts';
import { readQuery } from './read-json.ts';
import { requireAccess } from './require-session.ts';
import { requireUnit, type UnitAdmitted } from './require-unit.ts';
import { taggedJson } from './tagged-json.ts';

const PAGE_DEFAULT = 100;

/** `GET /procedures…`: the list, one with its history, versions and what differs between them. */
export function proceduresRoute(context: ServerContext): Hono<UnitAdmitted> {
  const within = [requireAccess(context, 'procedures.read'), requireUnit(context)] as const;
  return new Hono<UnitAdmitted>()
    .get('/', ...within, (c) => answerPage(context, c))
    .get('/fields', ...within, async (c) => {
      const items = await listProcedureFields(context.db, c.get('unit').id);
      return c.json(v.parse(procedureFields, { items }));
    })
    .get('/:code', ...within, async (c) => {
      const query = readQuery(c, procedureUnitQuery);
      if (!query.ok) return query.error;
      const detail = await readProcedureDetail(context.db, c.get('unit').id, c.req.param('code'));
      return detail === null ? problemResponse('not-found') : c.json(detail);
    })
    .get('/:code/differences', ...within, async (c) => {
      const query = readQuery(c, differencesQuery);
      if (!query.ok) return query.error;
      const at = { unitId: c.get('unit').id, code: c.req.param('code') };
      const differences = await readDifferences(context.db, at, query.value);
      return differences === null ? problemResponse('not-found') : c.json(differences);
    })
    .get('/:code/versions/:version', ...within, async (c) => {
      const { code, version } = c.req.param();
      const found = /^[1-9]\d{0,8}$/.test(version)
        ? await readVersion(context.db, c.get('unit').id, code, Number(version))
        : null;
      return found === null ? problemResponse('not-found') : c.json(found);
    });
}

async function answerPage(context: ServerContext, c: Context<UnitAdmitted>): Promise<Response> {
  const query = readQuery(c, procedureQuery);
  if (!query.ok) return query.error;
  const { after, limit = PAGE_DEFAULT } = query.value;
  const afterCode = after === undefined ? null : cursorToText(after);
  if (after !== undefined && afterCode === null)
    return problemResponse('bad-request', { detail: 'not valid: after', members: { fields: ['after'] } });
  return taggedJson(
    c,
    await readProcedurePage(context.db, c.get('unit').id, query.value, { afterCode, limit }),
  );
}
