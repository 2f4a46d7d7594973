import { Hono } from 'hono';
import type { ServerContext } from './context.ts';

/** Builds the HTTP application without listening; tests call `app.request()`. */
export function createApp(_context: ServerContext): Hono {
  const app = new Hono();
  return app;
}
