import { Hono } from 'hono';
import * as v from 'valibot';
import { retentionRunList } from '#shared/protocol/retention.ts';
import type { ServerContext } from '../context.ts';
import { listRetentionRuns } from '../store/retention-runs.ts';
import { requireSession, type SignedIn } from './require-session.ts';

const SHOWN = 100;

/** `GET /retention-runs`: what the nightly job erased, for whoever answers for that. */
export function retentionRunsRoute(context: ServerContext): Hono<SignedIn> {
  return new Hono<SignedIn>().get('/', requireSession(context, { needs: 'audit.read' }), async (c) => {
    const rows = await listRetentionRuns(context.db, SHOWN);
    const items = rows.map(({ started_at, finished_at, counts_json }) => ({
      startedAt: started_at,
      finishedAt: finished_at,
      erased: finished_at === null ? null : JSON.parse(counts_json),
    }));
    return c.json(v.parse(retentionRunList, { items }));
  });
}
