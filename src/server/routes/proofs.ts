import { Hono } from 'hono';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { makeDeliveryProof } from '../reports/delivery-proof.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** `GET /proofs/:replica`: a signed file that says how far the centre holds a journal; `npm run verify` checks it. */
export function proofsRoute(context: ServerContext): Hono<SignedIn> {
  return new Hono<SignedIn>().get(
    '/:replica',
    requireSession(context, { needs: 'ratings.read' }),
    async (c) => {
      const replica = c.req.param('replica');
      const proof = await makeDeliveryProof(context, replica, c.get('session').unit.id);
      if (!proof) return problemResponse('not-found');
      c.header('Content-Disposition', `attachment; filename="bang-chung_${replica}.json"`);
      return c.json(proof);
    },
  );
}
