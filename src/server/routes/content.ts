import { Hono } from 'hono';
import type { ServerContext } from '../context.ts';
import { authenticateDevice } from '../devices/authenticate-device.ts';
import { problemResponse } from '../problem.ts';

/** `GET /content`: the package of the device's unit; its ETag is the SHA-256 of its bytes. */
export function contentRoute(context: ServerContext): Hono {
  return new Hono().get('/', async (c) => {
    const device = await authenticateDevice(context, c.req.header('Authorization'));
    if (!device) return problemResponse('unauthorized');
    const content = await context.content.get(device.unitId);
    if (!content) return problemResponse('not-found', { detail: 'This unit has no content yet.' });
    const headers = {
      ETag: `"${content.version}"`,
      'Cache-Control': 'private, no-cache',
      Vary: 'Accept-Encoding',
    };
    if (isHeld(c.req.header('If-None-Match'), content.version))
      return new Response(null, { status: 304, headers });
    const type = { ...headers, 'Content-Type': 'application/json; charset=UTF-8' };
    if (!/\bgzip\b/i.test(c.req.header('Accept-Encoding') ?? ''))
      return new Response(content.text, { headers: type });
    return new Response(content.gzip, { headers: { ...type, 'Content-Encoding': 'gzip' } });
  });
}

function isHeld(ifNoneMatch: string | undefined, version: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === `"${version}"`);
}
