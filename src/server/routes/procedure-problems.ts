import { type Context, Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { dayOf } from '#shared/domain/zoned-day.ts';
import {
  missedQuery,
  missedSearches,
  problemChange,
  problemComment,
  problemQuery,
} from '#shared/protocol/procedure-feedback.ts';
import { audit } from '../audit/audit.ts';
import { openEntry } from '../cases/open-entry.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { readProblemPage, toProblemReport } from '../procedures/problem-page.ts';
import { cursorToText } from '../reports/text-cursor.ts';
import { findProblem, type StoredProblem, settleProblem } from '../store/procedure-problems.ts';
import { missedByDay, usageItems } from '../store/procedure-usage.ts';
import { transact } from '../store/transact.ts';
import { readJson, readQuery } from './read-json.ts';
import { requireSession } from './require-session.ts';
import { requireUnit, type WithUnit } from './require-unit.ts';

const PAGE_DEFAULT = 100;
const ITEMS_LIMIT = 200;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What a route behind `requireProblem` finds. */
interface WithProblem {
  Variables: WithUnit['Variables'] & { report: StoredProblem };
}

/** `/procedures/problems`: what citizens reported, what they wrote, and what became of it. */
export function procedureProblemsRoute(context: ServerContext): Hono<WithProblem> {
  const reading = requireSession(context, { needs: 'procedures.read' });
  const writing = requireSession(context, { needs: 'procedures.write' });
  const ofUnit = requireProblem(context);
  return new Hono<WithProblem>()
    .get('/', reading, requireUnit(context), (c) => answerPage(context, c))
    .get('/:id/comment', writing, ofUnit, async (c) => {
      const opened = await openEntry(context, c.get('report').entry_id);
      const text = opened.ok && opened.value.kind === 'procedure.problem' ? opened.value.written.text : null;
      return c.json(v.parse(problemComment, { text }));
    })
    .patch('/:id', writing, ofUnit, (c) => changeProblem(context, c));
}

/** `GET /procedures/missed`: searches without a result, and how often procedures were opened. */
export function missedSearchesRoute(context: ServerContext): Hono<WithUnit> {
  return new Hono<WithUnit>().get(
    '/',
    requireSession(context, { needs: 'procedures.read' }),
    requireUnit(context),
    async (c) => {
      const query = readQuery(c, missedQuery);
      if (!query.ok) return query.error;
      const unit = c.get('unit');
      const nowMs = context.clock.nowMs();
      const { from = dayOf(nowMs - 30 * DAY_MS, unit.time_zone), to = dayOf(nowMs, unit.time_zone) } =
        query.value;
      const span = { unitId: unit.id, from, to };
      const days = await missedByDay(context.db, span);
      const queries = await usageItems(context.db, span, 'missed', ITEMS_LIMIT);
      const views = await usageItems(context.db, span, 'view', ITEMS_LIMIT);
      return c.json(
        v.parse(missedSearches, {
          ...{ from, to, days },
          queries: queries.map(({ item, n }) => ({ q: item, n })),
          views: views.map(({ item, n }) => ({ code: item, n })),
        }),
      );
    },
  );
}

async function answerPage(context: ServerContext, c: Context<WithProblem>): Promise<Response> {
  const query = readQuery(c, problemQuery);
  if (!query.ok) return query.error;
  const { after, code, state, limit = PAGE_DEFAULT } = query.value;
  const beforeId = after === undefined ? null : cursorToText(after);
  if (after !== undefined && beforeId === null)
    return problemResponse('bad-request', { detail: 'not valid: after', members: { fields: ['after'] } });
  const selection = { unitId: c.get('unit').id, code, state };
  return c.json(await readProblemPage(context.db, selection, { beforeId, limit }));
}

async function changeProblem(context: ServerContext, c: Context<WithProblem>): Promise<Response> {
  const request = await readJson(c, problemChange);
  if (!request.ok) return request.error;
  const { state, note } = request.value;
  const { entry_id, unit_id, code } = c.get('report');
  const { actor } = c.get('access');
  const at = new Date(context.clock.nowMs()).toISOString();
  await transact(context.db, async (trx) => {
    await settleProblem(trx, entry_id, { state, note, settled_at: at, settled_by: actor.name });
    const detail = { problem: entry_id, state };
    await audit(trx, context, actor, { action: 'procedure.problem', unitId: unit_id, subject: code, detail });
  });
  const settled = await findProblem(context.db, entry_id, unit_id);
  return settled === null ? problemResponse('not-found') : c.json(toProblemReport(settled));
}

/** The report of the path must be of the account's units; another office's looks like none. */
function requireProblem(context: ServerContext): MiddlewareHandler<WithProblem> {
  return async (c, next) => {
    const report = await findProblem(context.db, c.req.param('id') ?? '', c.get('session').unit.id);
    if (report === null) return problemResponse('not-found');
    c.set('report', report);
    await next();
    return undefined;
  };
}
