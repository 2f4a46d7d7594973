import { type Context, Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { nextDay, startOfDayMs } from '#shared/domain/zoned-day.ts';
import type { FlaggedRating, FlagState } from '#shared/protocol/flags.ts';
import { flagAppeal, flaggedPage, flaggedQuery, flagVerdict } from '#shared/protocol/flags.ts';
import type { ServerContext } from '../context.ts';
import { decideFlag, type FlagDecision } from '../flags/decide-flag.ts';
import { readFlagViews } from '../flags/read-flags.ts';
import { problemResponse } from '../problem.ts';
import { findUnitWithin } from '../store/directory.ts';
import { type FlaggedRow, findFlaggedRating, pageOfFlagged } from '../store/flagged-ratings.ts';
import { readJson, readQuery } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';

const PAGE_DEFAULT = 100;
/** What waits for a decision. */
const OPEN: readonly FlagState[] = ['active', 'appealed'];

/** `GET /flags`: ratings with doubts, newest first, with evidence and decisions. */
export function flagsRoute(context: ServerContext): Hono<SignedIn> {
  return new Hono<SignedIn>().get('/', requireSession(context, { needs: 'ratings.read' }), async (c) => {
    const query = readQuery(c, flaggedQuery);
    if (!query.ok) return query.error;
    const own = c.get('session').unit.id;
    const { unit = own, flag, state, after, limit = PAGE_DEFAULT } = query.value;
    const found = await findUnitWithin(context.db, unit, own);
    if (found === undefined) return problemResponse('forbidden');
    const instant = (day: string) => new Date(startOfDayMs(day, found.time_zone)).toISOString();
    const { from, to } = query.value;
    const rows = await pageOfFlagged(context.db, {
      ...{ within: unit, flag, after, limit: limit + 1 },
      states: state === undefined ? undefined : state === 'open' ? OPEN : [state],
      from: from === undefined ? undefined : instant(from),
      to: to === undefined ? undefined : instant(nextDay(to)),
    });
    const items = await toItems(context, rows.slice(0, limit));
    const next = rows.length > limit ? (items.at(-1)?.rating ?? null) : null;
    return c.json(v.parse(flaggedPage, { items, next }));
  });
}

interface WithRating {
  Variables: SignedIn['Variables'] & { flagged: FlaggedRow };
}

/** `/ratings/:id/flags`: read them, appeal against one, decide about one. The rating itself is nobody's to change. */
export function ratingFlagsRoute(context: ServerContext): Hono<WithRating> {
  const rating = requireRating(context);
  return new Hono<WithRating>()
    .get('/:id/flags', requireSession(context, { needs: 'ratings.read' }), rating, async (c) =>
      c.json((await toItems(context, [c.get('flagged')]))[0]),
    )
    .post(
      '/:id/flags/:flag/appeal',
      requireSession(context, { needs: 'flags.appeal' }),
      rating,
      async (c) => {
        const body = await readJson(c, flagAppeal);
        return body.ok ? await decide(context, c, { action: 'appealed', ...body.value }) : body.error;
      },
    )
    .post(
      '/:id/flags/:flag/verdict',
      requireSession(context, { needs: 'flags.decide' }),
      rating,
      async (c) => {
        const body = await readJson(c, flagVerdict);
        if (!body.ok) return body.error;
        return await decide(context, c, { action: body.value.verdict, reason: body.value.reason });
      },
    );
}

/** The rating of the path must have a flag and belong to the account's units; another office's looks like none. */
function requireRating(context: ServerContext): MiddlewareHandler<WithRating> {
  return async (c, next) => {
    const found = await findFlaggedRating(context.db, c.req.param('id') ?? '', c.get('session').unit.id);
    if (found === undefined) return problemResponse('not-found');
    c.set('flagged', found);
    await next();
    return undefined;
  };
}

async function decide(
  context: ServerContext,
  c: Context<WithRating>,
  step: Pick<FlagDecision, 'action' | 'reason'>,
): Promise<Response> {
  const rating = c.get('flagged');
  const decision = { rating: rating.id, flag: c.req.param('flag') ?? '', ...step };
  const done = await decideFlag(context, c.get('access').actor, decision);
  if (!done.ok) return problemResponse(done.error);
  context.log.info('flag-decided', { unit: rating.unitId, flag: decision.flag, action: step.action });
  return c.json((await toItems(context, [rating]))[0], 201);
}

async function toItems(
  context: ServerContext,
  rows: readonly FlaggedRow[],
): Promise<readonly FlaggedRating[]> {
  const views = await readFlagViews(context.db, context.rules, rows);
  const items = rows.map(({ id, unitId, counter, clerk, occurredAt }) => ({
    rating: id,
    unit: unitId,
    counter,
    clerk,
    occurredAt,
    flags: views.get(id) ?? [],
  }));
  return v.parse(flaggedPage.entries.items, items);
}
