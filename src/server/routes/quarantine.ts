import { Hono } from 'hono';
import { quarantineQuery } from '#shared/protocol/quarantine.ts';
import type { ServerContext } from '../context.ts';
import { replayQuarantine } from '../ingest/replay-quarantine.ts';
import { problemResponse } from '../problem.ts';
import { readQuarantinePage } from '../reports/quarantine-page.ts';
import { cursorToPos } from '../reports/rating-cursor.ts';
import { readQuery } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';

const PAGE_DEFAULT = 100;

/** `/quarantine`: what the centre could not read, and the order to read it again (AK2). */
export function quarantineRoute(context: ServerContext): Hono<SignedIn> {
  const reading = requireSession(context, { needs: 'quarantine.read' });
  const handling = requireSession(context, { needs: 'quarantine.handle' });
  return new Hono<SignedIn>()
    .get('/', reading, async (c) => {
      const query = readQuery(c, quarantineQuery);
      if (!query.ok) return query.error;
      const { after, limit = PAGE_DEFAULT } = query.value;
      const position = after === undefined ? 0 : cursorToPos(after);
      if (position === null) {
        return problemResponse('bad-request', { detail: 'not valid: after', members: { fields: ['after'] } });
      }
      const { unit, may } = c.get('access');
      const where = { rootUnitId: unit.id, after: position, limit, seesIntegrity: may('integrity.read') };
      return c.json(await readQuarantinePage(context.db, where));
    })
    .post('/replay', handling, async (c) => {
      const report = await replayQuarantine(context, c.get('session').unit.id);
      context.log.info('quarantine-replayed', { ...report, account: c.get('session').accountId });
      return c.json(report);
    });
}
