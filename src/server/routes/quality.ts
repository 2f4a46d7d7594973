import { Hono } from 'hono';
import * as v from 'valibot';
import { dataQuality } from '#shared/protocol/quality.ts';
import type { ServerContext } from '../context.ts';
import { readQuality } from '../figures/read-quality.ts';
import { readUnitSpan } from './read-unit-span.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** `GET /quality`: what makes the figures of the account's units doubtful, for those who may see single ratings. */
export function qualityRoute(context: ServerContext): Hono<SignedIn> {
  return new Hono<SignedIn>().get('/', requireSession(context, { needs: 'ratings.read' }), async (c) => {
    const asked = await readUnitSpan(context, c);
    if (!asked.ok) return asked.error;
    const { unit, span } = asked.value;
    const now = new Date(context.clock.nowMs()).toISOString();
    return c.json(v.parse(dataQuality, await readQuality(context.db, unit, span, now)));
  });
}
