import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { transactionCounts } from '#shared/protocol/summary.ts';
import {
  TRANSACTION_FILE_MAX_BYTES,
  transactionDays,
  transactionDaysQuery,
  transactionFileQuery,
  transactionPlan,
} from '#shared/protocol/transactions.ts';
import { audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { planTransactions, readTransactionFile } from '../figures/transaction-file.ts';
import { problemResponse } from '../problem.ts';
import type { Connection } from '../store/database.ts';
import { putTransactions } from '../store/figures.ts';
import { findUnitRow } from '../store/office-rows.ts';
import { transact } from '../store/transact.ts';
import { findServedDays } from '../store/transactions.ts';
import { readJson, readQuery } from './read-json.ts';
import { readUpload } from './read-upload.ts';
import { requirePathUnit, type WithPlace } from './require-place.ts';
import { requireSession } from './require-session.ts';

/** Four thousand days are long. */
const BODY_MAX_LENGTH: number = 512 * 1024;
const ADVICE = 'an Excel or CSV file with one row a day: the day, and how many people were served';

type Day = { readonly day: string; readonly n: number };

/** `/units/:id/transactions`: how many people were served on each day, as another system counted them; as JSON, or as a table. */
export function transactionsRoute(context: ServerContext): Hono<WithPlace> {
  const reading = [requireSession(context, { needs: 'figures.read' }), requirePathUnit(context)] as const;
  const writing = [requireSession(context, { needs: 'content.write' }), requirePathUnit(context)] as const;
  return new Hono<WithPlace>()
    .get('/:id/transactions', ...reading, async (c) => {
      const query = readQuery(c, transactionDaysQuery);
      if (!query.ok) return query.error;
      const unit = c.get('unitId');
      const items = await findServedDays(context.db, unit, query.value);
      return c.json(v.parse(transactionDays, { unit, items }));
    })
    .put('/:id/transactions', ...writing, async (c) => {
      const body = await readJson(c, transactionCounts, BODY_MAX_LENGTH);
      if (!body.ok) return body.error;
      const days = [...new Map(body.value.days.map((one) => [one.day, one])).values()];
      await transact(context.db, async (trx) => keep(context, c, trx, days));
      return c.body(null, 204);
    })
    .post('/:id/transactions/file', ...writing, (c) => answerFile(context, c));
}

async function answerFile(context: ServerContext, c: Context<WithPlace>): Promise<Response> {
  const query = readQuery(c, transactionFileQuery);
  if (!query.ok) return query.error;
  const upload = await readUpload(c, TRANSACTION_FILE_MAX_BYTES, ADVICE);
  if (!upload.ok) return upload.error;
  const file = await readTransactionFile(upload.value);
  if (!file.ok) return problemResponse('file-refused', { members: { reason: file.error } });
  const unitId = c.get('unitId');
  const zone = (await findUnitRow(context.db, unitId))?.time_zone ?? 'UTC';
  const today = dayOf(context.clock.nowMs(), zone);
  const { plan: wished } = query.value;
  if (wished === undefined)
    return c.json(v.parse(transactionPlan, await planTransactions(context.db, unitId, file.value, today)));
  const done = await transact(context.db, async (trx) => {
    const plan = await planTransactions(trx, unitId, file.value, today);
    if (plan.plan !== wished) return null;
    const days = plan.rows.flatMap(({ state, day, n }) =>
      (state === 'new' || state === 'changed') && day !== null && n !== null ? [{ day, n }] : [],
    );
    if (days.length > 0) await keep(context, c, trx, days);
    return { ...plan, applied: true };
  });
  return done === null ? problemResponse('plan-changed') : c.json(v.parse(transactionPlan, done));
}

async function keep(
  context: ServerContext,
  c: Context<WithPlace>,
  connection: Connection,
  days: readonly Day[],
): Promise<void> {
  const unitId = c.get('unitId');
  await putTransactions(connection, unitId, days);
  await audit(connection, context, c.get('access').actor, {
    action: 'transactions-imported',
    unitId,
    subject: null,
    detail: { days: days.length, people: days.reduce((sum, { n }) => sum + n, 0) },
  });
}
