import { Hono } from 'hono';
import type { ServerContext } from '../context.ts';
import { storeKind } from '../store/dialect.ts';
import { readMeta } from '../store/meta.ts';

/** `GET /health`: answers `ok` only when the store answers too. */
export function healthRoute(context: ServerContext): Hono {
  return new Hono().get('/', async (c) => {
    await readMeta(context.db, 'app-version');
    return c.json({ ok: true, version: context.version, store: storeKind(context.db) });
  });
}
