import { type Context, Hono } from 'hono';
import { dayCount } from '#shared/domain/spans.ts';
import { dayOf, nextDay } from '#shared/domain/zoned-day.ts';
import { ownQuery, type SummaryBy, type SummaryQuery, summaryQuery } from '#shared/protocol/summary.ts';
import type { ServerContext } from '../context.ts';
import { readOwnFigures } from '../figures/own-figures.ts';
import { readSummary, type SummaryWish } from '../figures/read-summary.ts';
import { summaryToCsv } from '../figures/summary-csv.ts';
import { problemResponse } from '../problem.ts';
import { findUnitWithin } from '../store/directory.ts';
import { countUnitsWithin } from '../store/unit-scope.ts';
import { readQuery } from './read-json.ts';
import {
  type Access,
  type Admitted,
  requireAccess,
  requireSession,
  type SignedIn,
} from './require-session.ts';
import { taggedJson } from './tagged-json.ts';

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
      return taggedJson(c, await readOwnFigures(context.db, { clerkId, unit }, query.value.year, nowMs));
    })
    .get('/', requireAccess(context, 'figures.read'), async (c) => {
      const query = readQuery(c, summaryQuery);
      if (!query.ok) return query.error;
      return await answer(context, c, c.get('access'), query.value);
    });
}

async function answer(
  context: ServerContext,
  c: Context,
  access: Access,
  query: SummaryQuery,
): Promise<Response> {
  const unitId = query.unit ?? access.unit.id;
  const unit = await findUnitWithin(context.db, unitId, access.unit.id);
  if (unit === undefined) return problemResponse('forbidden');
  const nowMs = context.clock.nowMs();
  const today = dayOf(nowMs, unit.time_zone);
  const { to = today, by = null, counter, clerk } = query;
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
  if (!access.may('ratings.read') && isOfPersons(wish) && !isEndedMonth(wish, today))
    return problemResponse('persons-by-month');
  if (
    by === 'weekday-hour' &&
    (await countUnitsWithin(context.db, unit.id)) * dayCount(wish) > MOST_UNIT_DAYS
  )
    return problemResponse('span-too-wide');
  const summary = await readSummary(context.db, wish, new Date(nowMs).toISOString());
  if (query.format !== 'csv') return taggedJson(c, summary);
  const { lang = 'vi', separator = 'comma' } = query;
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="${['so-lieu', unit.id, from, to].join('_')}.csv"`);
  return c.body(summaryToCsv(summary, { lang, separator: separator === 'comma' ? ',' : ';' }));
}

/** Hours of every day of every unit are read for it. */
const MOST_UNIT_DAYS = 50_000;

/** Whether persons are told apart; of one person a month is told as a whole, and not by day. */
function isOfPersons({ by, only }: Pick<SummaryWish, 'by' | 'only'>): boolean {
  return by === 'clerk' || only?.dim === 'clerk';
}

/** Whoever may not read single ratings must not be able to take one span from another. */
function isEndedMonth({ from, to, by }: Pick<SummaryWish, 'from' | 'to' | 'by'>, today: string): boolean {
  const isMonth = from.endsWith('-01') && to.startsWith(from.slice(0, 7)) && nextDay(to).endsWith('-01');
  return isMonth && to < today && by !== 'day';
}

/** Names of parameters that do not go together. */
function faultsOf({ from, to, by, counter, clerk }: SummaryQuery): readonly string[] {
  if (from !== undefined && to !== undefined && from > to) return ['from', 'to'];
  if (counter !== undefined && clerk !== undefined) return ['counter', 'clerk'];
  const one = counter !== undefined || clerk !== undefined;
  return one && by !== undefined && !BY_TIME.has(by) ? ['by'] : [];
}
