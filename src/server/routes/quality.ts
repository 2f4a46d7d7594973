import { Hono } from 'hono';
import * as v from 'valibot';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { dataQuality, qualityQuery } from '#shared/protocol/quality.ts';
import type { ServerContext } from '../context.ts';
import { readQuality } from '../figures/read-quality.ts';
import { problemResponse } from '../problem.ts';
import { findUnit } from '../store/directory.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { readQuery } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** `GET /quality`: what makes the figures of the account's units doubtful, for those who may see single ratings. */
export function qualityRoute(context: ServerContext): Hono<SignedIn> {
  return new Hono<SignedIn>().get('/', requireSession(context, { needs: 'ratings.read' }), async (c) => {
    const query = readQuery(c, qualityQuery);
    if (!query.ok) return query.error;
    const own = c.get('session').unit.id;
    const unitId = query.value.unit ?? own;
    const unit = (await isUnitWithin(context.db, unitId, own))
      ? await findUnit(context.db, unitId)
      : undefined;
    if (unit === undefined) return problemResponse('forbidden');
    const nowMs = context.clock.nowMs();
    const { to = dayOf(nowMs, unit.time_zone) } = query.value;
    const { from = `${to.slice(0, 7)}-01` } = query.value;
    if (from > to)
      return problemResponse('bad-request', {
        detail: 'from is after to',
        members: { fields: ['from', 'to'] },
      });
    const now = new Date(nowMs).toISOString();
    return c.json(v.parse(dataQuality, await readQuality(context.db, unit, { from, to }, now)));
  });
}
