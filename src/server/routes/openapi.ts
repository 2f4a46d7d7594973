import { Hono } from 'hono';
import type { ServerContext } from '../context.ts';
import { buildOpenapi } from '../openapi/build-openapi.ts';
import { OPERATIONS } from '../openapi/operations.ts';

/** `GET /openapi.json`: the API described from the schemas that it uses. */
export function openapiRoute(context: ServerContext): Hono {
  return new Hono().get('/', (c) => c.json(buildOpenapi(OPERATIONS, context)));
}
