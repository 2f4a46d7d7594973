import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { ownQuery, type SummaryBy, type SummaryQuery, summaryQuery } from '#shared/protocol/summary.ts';
import type { ServerContext } from '../context.ts';
import { readOwnFigures } from '../figures/own-figures.ts';
import { readSummary } from '../figures/read-summary.ts';
import { summaryToCsv } from '../figures/summary-csv.ts';
import { problemResponse } from '../problem.ts';
import { findUnit } from '../store/directory.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { readQuery } from './read-json.ts';
import { type Admitted, requireAccess, requireSession, type SignedIn } from './require-session.ts';

/** What one person or counter can be seen by; the rest would need sums that nobody keeps. */
const BY_TIME: ReadonlySet<SummaryBy> = new Set(['day', 'month', 'quarter', 'year']);

/** `GET /summary`: the statistics of the account's units; `GET /summary/own`: a clerk's own, late and in batches. */
export function summaryRoute(context: ServerContext): Hono<Admitted & SignedIn> {
  return new Hono<Admitted & SignedIn>()
    .get('/own', requireSession(context, { needs: 'own-figures.read' }), async (c) => {
      const query = readQuery(c, ownQuery);
      if (!query.ok) return query.error;
      const { clerkId, unit } = c.get('session');
      if (clerkId === null)
        return problemResponse('not-found', { detail: 'this account is nobody’s who is rated' });
      const nowMs = context.clock.nowMs();
      return withTag(c, await readOwnFigures(context.db, { clerkId, unit }, query.value.year, nowMs));
    })
    .get('/', requireAccess(context, 'figures.read'), async (c) => {
      const query = readQuery(c, summaryQuery);
      if (!query.ok) return query.error;
      return await answer(context, c, c.get('access').unit.id, query.value);
    });
}

async function answer(
  context: ServerContext,
  c: Context,
  own: string,
  query: SummaryQuery,
): Promise<Response> {
  const unitId = query.unit ?? own;
  const unit = (await isUnitWithin(context.db, unitId, own)) ? await findUnit(context.db, unitId) : undefined;
  if (unit === undefined) return problemResponse('forbidden');
  const nowMs = context.clock.nowMs();
  const { to = dayOf(nowMs, unit.time_zone), by = null, counter, clerk } = query;
  const { from = `${to.slice(0, 7)}-01` } = query;
  const fields = faultsOf({ ...query, from, to });
  if (fields.length > 0)
    return problemResponse('bad-request', { detail: `not valid: ${fields.join(', ')}`, members: { fields } });
  const only =
    clerk !== undefined
      ? ({ dim: 'clerk', key: clerk } as const)
      : counter !== undefined
        ? ({ dim: 'counter', key: counter } as const)
        : undefined;
  const wish = { unit, from, to, by, only };
  const summary = await readSummary(context.db, wish, new Date(nowMs).toISOString());
  if (query.format !== 'csv') return withTag(c, summary);
  const { lang = 'vi', separator = 'comma' } = query;
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="${['so-lieu', unit.id, from, to].join('_')}.csv"`);
  return c.body(summaryToCsv(summary, { lang, separator: separator === 'comma' ? ',' : ';' }));
}

/** Names of parameters that do not go together. */
function faultsOf({ from, to, by, counter, clerk }: SummaryQuery): readonly string[] {
  if (from !== undefined && to !== undefined && from > to) return ['from', 'to'];
  if (counter !== undefined && clerk !== undefined) return ['counter', 'clerk'];
  const one = counter !== undefined || clerk !== undefined;
  return one && by !== undefined && !BY_TIME.has(by) ? ['by'] : [];
}

/** Whoever asks again is spared the body while it is the same. */
function withTag(c: Context, body: object): Response {
  const text = JSON.stringify(body);
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 32)}"`;
  c.header('ETag', tag);
  if (c.req.header('If-None-Match') === tag) return c.body(null, 304);
  c.header('Content-Type', 'application/json');
  return c.body(text);
}
