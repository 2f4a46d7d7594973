import { Hono } from 'hono';
import * as v from 'valibot';
import { attention } from '#shared/protocol/attention.ts';
import type { ServerContext } from '../context.ts';
import { readAttention } from '../reports/read-attention.ts';
import { readUnitSpan } from './read-unit-span.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** `GET /attention`: what waits to be done in the account's units, beside the figures of a period. */
export function attentionRoute(context: ServerContext): Hono<SignedIn> {
  return new Hono<SignedIn>().get('/', requireSession(context, { needs: 'figures.read' }), async (c) => {
    const asked = await readUnitSpan(context, c);
    if (!asked.ok) return asked.error;
    const { unit, span } = asked.value;
    return c.json(v.parse(attention, await readAttention(context, unit, span, c.get('access').may)));
  });
}
