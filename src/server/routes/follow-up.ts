import { type Context, Hono } from 'hono';
import type * as v from 'valibot';
import type { Result } from '#shared/lib/result.ts';
import {
  type FollowUp,
  followUpAdd,
  followUpErase,
  followUpRate,
  followUpReopen,
  followUpRequest,
} from '#shared/protocol/follow-up.ts';
import {
  addByCode,
  eraseByCode,
  type FollowFault,
  lookUp,
  rateByCode,
  reopenByCode,
} from '../cases/follow-up.ts';
import { reserveLookUp, returnLookUp } from '../cases/follow-up-throttle.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { readJson } from './read-json.ts';
import { remoteAddress } from './remote-address.ts';
import { throttledResponse } from './throttled-response.ts';

/** `/follow-up`: for whoever holds a receipt. The code comes in the body, and neither it nor the address is written down. */
export function followUpRoute(context: ServerContext): Hono {
  return new Hono()
    .post('/', (c) =>
      answer(context, c, followUpRequest, async ({ code }) => ({
        ok: true,
        value: await lookUp(context, code),
      })),
    )
    .post('/reopen', (c) =>
      answer(context, c, followUpReopen, ({ code, reason }) => reopenByCode(context, code, reason)),
    )
    .post('/rate', (c) =>
      answer(context, c, followUpRate, ({ code, level }) => rateByCode(context, code, level)),
    )
    .post('/add', (c) => answer(context, c, followUpAdd, ({ code, text }) => addByCode(context, code, text)))
    .post('/erase', (c) =>
      answer(context, c, followUpErase, ({ code, everything }) => eraseByCode(context, code, everything)),
    );
}

async function answer<S extends v.GenericSchema>(
  context: ServerContext,
  c: Context,
  schema: S,
  work: (request: v.InferOutput<S>) => Promise<Result<FollowUp, FollowFault>>,
): Promise<Response> {
  const request = await readJson(c, schema);
  if (!request.ok) return request.error;
  const address = remoteAddress(context, c);
  const retryAfterMs = await reserveLookUp(context, address);
  if (retryAfterMs !== null) return throttledResponse(retryAfterMs);
  const done = await work(request.value);
  if (!done.ok || done.value.found !== null) await returnLookUp(context, address);
  if (!done.ok) return problemResponse(done.error);
  c.header('Cache-Control', 'no-store');
  return c.json(done.value);
}
