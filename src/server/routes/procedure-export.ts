import { Hono } from 'hono';
import { exportQuery } from '#shared/protocol/procedure-admin.ts';
import type { ServerContext } from '../context.ts';
import { exportProceduresCsv, exportProceduresJson } from '../procedures/export-procedures.ts';
import { readQuery } from './read-json.ts';
import { requireAccess } from './require-session.ts';
import { requireUnit, type UnitAdmitted } from './require-unit.ts';
import { textToStream } from './stream-text.ts';

/** `GET /procedures/export`: what a unit has, in a form that comes in again unchanged. */
export function procedureExportRoute(context: ServerContext): Hono<UnitAdmitted> {
  return new Hono<UnitAdmitted>().get(
    '/',
    requireAccess(context, 'procedures.read'),
    requireUnit(context),
    (c) => {
      const query = readQuery(c, exportQuery);
      if (!query.ok) return query.error;
      const { format = 'json', which = 'posted', separator = 'comma' } = query.value;
      const unitId = c.get('unit').id;
      const pieces =
        format === 'json'
          ? exportProceduresJson(context.db, { unitId, which })
          : exportProceduresCsv(context.db, { unitId, which }, separator === 'comma' ? ',' : ';');
      c.header('Content-Type', format === 'json' ? 'application/json' : 'text/csv; charset=utf-8');
      c.header('Content-Disposition', `attachment; filename="thu-tuc_${unitId}.${format}"`);
      return c.body(textToStream(pieces));
    },
  );
}
