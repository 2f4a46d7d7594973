import { Hono } from 'hono';
import type { ServerContext } from './context.ts';
import { problemResponse } from './problem.ts';
import { healthRoute } from './routes/health.ts';
import { isStoreUnavailable } from './store/store-failure.ts';

/** Builds the HTTP application without listening; tests call `app.request()`. */
export function createApp(context: ServerContext): Hono {
  const app = new Hono();
  const api = new Hono();
  api.route('/health', healthRoute(context));
  app.route('/api/v1', api);
  app.all('/api/*', () => problemResponse('not-found'));
  app.notFound(() => problemResponse('not-found'));
  app.onError((error, c) => answerError(context, error, c.req.path));
  return app;
}

/** The inside of an error goes to the log, never to the client. */
function answerError(context: ServerContext, error: Error, path: string): Response {
  const fields = { path, error: error.name, message: error.message, stack: error.stack ?? null };
  if (isStoreUnavailable(error)) {
    context.log.error('store-unavailable', fields);
    return problemResponse('store-unavailable', { headers: { 'Retry-After': '5' } });
  }
  context.log.error('request-failed', fields);
  return problemResponse('internal');
}
