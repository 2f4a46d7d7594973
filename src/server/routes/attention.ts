import { Hono } from 'hono';
import * as v from 'valibot';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { attention } from '#shared/protocol/attention.ts';
import { qualityQuery } from '#shared/protocol/quality.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { readAttention } from '../reports/read-attention.ts';
import { findUnit } from '../store/directory.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { readQuery } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** `GET /attention`: what waits to be done in the account's units, beside the figures of a period. */
export function attentionRoute(context: ServerContext): Hono<SignedIn> {
  return new Hono<SignedIn>().get('/', requireSession(context, { needs: 'figures.read' }), async (c) => {
    const query = readQuery(c, qualityQuery);
    if (!query.ok) return query.error;
    const own = c.get('session').unit.id;
    const unitId = query.value.unit ?? own;
    const unit = (await isUnitWithin(context.db, unitId, own))
      ? await findUnit(context.db, unitId)
      : undefined;
    if (unit === undefined) return problemResponse('forbidden');
    const { to = dayOf(context.clock.nowMs(), unit.time_zone) } = query.value;
    const { from = `${to.slice(0, 7)}-01` } = query.value;
    if (from > to)
      return problemResponse('bad-request', {
        detail: 'from is after to',
        members: { fields: ['from', 'to'] },
      });
    return c.json(v.parse(attention, await readAttention(context, unit, { from, to }, c.get('access').may)));
  });
}
