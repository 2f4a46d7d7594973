import { Hono } from 'hono';
import type { ServerContext } from '../context.ts';
import { authenticateDevice } from '../devices/authenticate-device.ts';
import { acceptPush } from '../ingest/accept-push.ts';
import { problemResponse } from '../problem.ts';
import { readSegment } from './read-segment.ts';

/** `POST /journal`: a segment goes up, the ack comes back. */
export function journalRoute(context: ServerContext): Hono {
  return new Hono().post('/', async (c) => {
    const device = await authenticateDevice(context, c.req.header('Authorization'));
    if (!device) return problemResponse('unauthorized');
    const text = await readSegment(c.req.raw);
    if (!text.ok) return problemResponse(text.error);
    const ack = await acceptPush(context, device, text.value);
    if (ack.ok) return c.json(ack.value);
    const { code, detail, members } = ack.error;
    context.log.warn('push-refused', { device: device.id, code });
    return problemResponse(code, { detail, members });
  });
}
