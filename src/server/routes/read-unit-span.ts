import type { Context } from 'hono';
import type { DaySpan } from '#shared/domain/spans.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { qualityQuery } from '#shared/protocol/quality.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { findUnitWithin, type UnitRow } from '../store/directory.ts';
import { readQuery } from './read-json.ts';
import type { SignedIn } from './require-session.ts';

/** A unit that the account may see, and days of its time zone: without any the month so far. */
export interface UnitSpan {
  readonly unit: UnitRow;
  readonly span: DaySpan;
}

/** Reads `?unit=&from=&to=`; else the answer that says what is wrong. */
export async function readUnitSpan(
  context: ServerContext,
  c: Context<SignedIn>,
): Promise<Result<UnitSpan, Response>> {
  const query = readQuery(c, qualityQuery);
  if (!query.ok) return query;
  const own = c.get('session').unit.id;
  const unit = await findUnitWithin(context.db, query.value.unit ?? own, own);
  if (unit === undefined) return err(problemResponse('forbidden'));
  const { to = dayOf(context.clock.nowMs(), unit.time_zone) } = query.value;
  const { from = `${to.slice(0, 7)}-01` } = query.value;
  if (from <= to) return ok({ unit, span: { from, to } });
  const members = { fields: ['from', 'to'] };
  return err(problemResponse('bad-request', { detail: 'from is after to', members }));
}
