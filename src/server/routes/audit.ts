import { Hono } from 'hono';
import { isGranted } from '#shared/domain/roles.ts';
import { type AuditChain, type AuditItem, auditQuery } from '#shared/protocol/accounts.ts';
import { auditRowToItem, findBrokenAudit } from '../audit/audit.ts';
import { exportAudit } from '../audit/export-audit.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { cursorToPos, posToCursor } from '../reports/rating-cursor.ts';
import { listAudit, readAuditHead } from '../store/audit.ts';
import type { SessionWithAccount } from '../store/sessions.ts';
import { readQuery } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';
import { textToStream } from './stream-text.ts';

const PAGE_DEFAULT = 100;

/**
 * `GET /audit`: who did what in these units; `/audit/export`: all of it, to be checked elsewhere; `/audit/chain`: the chain of
 * all lines, recomputed. `npm run verify` does the same without this page.
 */
export function auditRoute(context: ServerContext): Hono<SignedIn> {
  const reading = requireSession(context, { needs: 'audit.read' });
  const all = new Hono<SignedIn>().get('/export', reading, (c) => {
    c.header('Content-Type', 'application/x-ndjson');
    c.header('Content-Disposition', 'attachment; filename="nhat-ky-kiem-tra.ndjson"');
    return c.body(textToStream(exportAudit(context.db, scopeOf(c.get('session')))));
  });
  all.get('/chain', reading, async (c) => {
    const { lastNo, hash } = await readAuditHead(context.db);
    const chain: AuditChain = { lines: lastNo, hash, firstBad: await findBrokenAudit(context.db) };
    return c.json(chain);
  });
  return all.get('/', reading, async (c) => {
    const query = readQuery(c, auditQuery);
    if (!query.ok) return query.error;
    const { after, limit = PAGE_DEFAULT, action, order, text } = query.value;
    const afterNo = after === undefined ? 0 : cursorToPos(after);
    if (afterNo === null) {
      return problemResponse('bad-request', { detail: 'not valid: after', members: { fields: ['after'] } });
    }
    const rows = await listAudit(context.db, {
      ...scopeOf(c.get('session')),
      afterNo,
      limit: limit + 1,
      action,
      text,
      newestFirst: order === 'desc',
    });
    const items: readonly AuditItem[] = rows.slice(0, limit).map(auditRowToItem);
    const last = items.at(-1);
    return c.json({ items, next: rows.length > limit && last ? posToCursor(last.no) : null });
  });
}

function scopeOf({ unit, role }: SessionWithAccount) {
  return { rootUnitId: unit.id, integrity: isGranted(role, 'integrity.read') };
}
