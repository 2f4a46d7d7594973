import { Hono } from 'hono';
import type { ServerContext } from '../context.ts';
import { authenticateDevice } from '../devices/authenticate-device.ts';
import { acceptPush } from '../ingest/accept-push.ts';
import type { Admission, PushGate } from '../ingest/push-gate.ts';
import { problemResponse } from '../problem.ts';
import { readSegment } from './read-segment.ts';

/** `POST /journal`: a segment goes up, the ack comes back. Whom the process would not get to in time is told when to come (RT1d). */
export function journalRoute(context: ServerContext, gate: PushGate): Hono {
  return new Hono().post('/', async (c) => {
    const full = gate.look();
    if (full) return overloadedResponse(full);
    const device = await gate.whileAsked(() => authenticateDevice(context, c.req.header('Authorization')));
    if (!device) return problemResponse('unauthorized');
    const text = await readSegment(c.req.raw);
    if (!text.ok) return problemResponse(text.error);
    const admission = gate.enter(text.value.length);
    if (admission.type === 'turned-away') return overloadedResponse(admission);
    try {
      const ack = await acceptPush(context, device, text.value);
      if (ack.ok) return c.json(ack.value);
      const { code, detail, members } = ack.error;
      context.log.warn('push-refused', { device: device.id, code });
      return problemResponse(code, { detail, members });
    } finally {
      admission.leave();
    }
  });
}

function overloadedResponse({ retryAfterSeconds }: Extract<Admission, { type: 'turned-away' }>): Response {
  return problemResponse('overloaded', { headers: { 'Retry-After': String(retryAfterSeconds) } });
}
