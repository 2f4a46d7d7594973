import { Hono } from 'hono';
import type * as v from 'valibot';
import { procedureUnitQuery } from '#shared/protocol/procedure-admin.ts';
import type { procedureLookUp } from '#shared/protocol/procedure-look-up.ts';
import { DEFAULT_SETTINGS } from '#shared/protocol/unit-settings.ts';
import { rowToProcedure } from '../content/build-content.ts';
import { readSetting } from '../content/read-settings.ts';
import type { ServerContext } from '../context.ts';
import { findPosted } from '../store/content.ts';
import { answerPacked } from './answer-packed.ts';
import { readQuery } from './read-json.ts';
import { requireSession } from './require-session.ts';
import { requireUnit, type WithUnit } from './require-unit.ts';

/** `GET /procedures/posted`: what the office's tablets can find, for a clerk's PC. */
export function procedureLookUpRoute(context: ServerContext): Hono<WithUnit> {
  return new Hono<WithUnit>().get(
    '/',
    requireSession(context, { needs: 'procedures.read' }),
    requireUnit(context),
    async (c) => {
      const query = readQuery(c, procedureUnitQuery);
      if (!query.ok) return query.error;
      const { id } = c.get('unit');
      const nowIso = new Date(context.clock.nowMs()).toISOString();
      const finding = await readSetting(context.db, id, 'finding', nowIso);
      const head: Omit<v.InferInput<typeof procedureLookUp>, 'procedures'> = {
        unit: id,
        finding: finding ?? DEFAULT_SETTINGS.finding,
      };
      const procedures = (await findPosted(context.db, id)).map(rowToProcedure);
      return await answerPacked(c, Buffer.from(JSON.stringify({ ...head, procedures })), {
        'Content-Type': 'application/json; charset=UTF-8',
        'Cache-Control': 'private, no-store',
        Vary: 'Accept-Encoding',
      });
    },
  );
}
