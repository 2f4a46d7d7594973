import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { INVITATION_EVENT, invitationQuery } from '#shared/protocol/service-transactions.ts';
import type { ServerContext } from '../context.ts';
import { authenticateDevice } from '../devices/authenticate-device.ts';
import { problemResponse } from '../problem.ts';
import { findCounterRow } from '../store/office-rows.ts';
import type { InvitationHub } from '../transactions/invitation-hub.ts';
import { readQuery } from './read-json.ts';

/** Tells both sides, and whatever stands between them, that the stream lives. */
const HEARTBEAT_MS = 15_000;
/** Then the tablet comes again, and with it the question whether it still may. */
const STREAM_MS = 5 * 60_000;

/** `GET /invitations`: what other systems ask the tablet of a counter to do, as a stream or as those of now. */
export function invitationsRoute(context: ServerContext, hub: InvitationHub): Hono {
  return new Hono().get('/', async (c) => {
    const device = await authenticateDevice(context, c.req.header('Authorization'));
    if (!device) return problemResponse('unauthorized');
    const query = readQuery(c, invitationQuery);
    if (!query.ok) return query.error;
    const counterId = query.value.counter ?? device.counterId;
    // Staff may have moved the tablet to another counter of its unit.
    if ((await findCounterRow(context.db, counterId))?.unit_id !== device.unitId)
      return problemResponse('not-found');
    c.header('Cache-Control', 'no-store');
    if (!(c.req.header('Accept') ?? '').includes('text/event-stream'))
      return c.json({ items: await hub.now(counterId) });
    return answerStream(context, c, hub, counterId);
  });
}

function answerStream(
  { clock }: Pick<ServerContext, 'clock'>,
  c: Context,
  hub: InvitationHub,
  counterId: string,
): Response {
  // Asks proxies that know it not to hold the stream back.
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    const ends = clock.nowMs() + STREAM_MS;
    await stream.write(': here\n\n');
    const leave = hub.subscribe(counterId, (invitation) => {
      const { id } = invitation;
      void stream.writeSSE({ event: INVITATION_EVENT, id, data: JSON.stringify(invitation) });
    });
    stream.onAbort(leave);
    while (!stream.aborted && clock.nowMs() < ends) {
      await stream.sleep(HEARTBEAT_MS);
      await stream.write(': here\n\n');
    }
    leave();
  });
}
