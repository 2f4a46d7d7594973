import { Hono } from 'hono';
import { transactionCounts } from '#shared/protocol/summary.ts';
import { audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { putTransactions } from '../store/figures.ts';
import { transact } from '../store/transact.ts';
import { readJson } from './read-json.ts';
import { requirePathUnit, type WithPlace } from './require-place.ts';
import { requireSession } from './require-session.ts';

/** Four thousand days are long. */
const BODY_MAX_LENGTH: number = 512 * 1024;

/** `PUT /units/:id/transactions`: how many people were served on each day, as another system counted them. */
export function transactionsRoute(context: ServerContext): Hono<WithPlace> {
  const guards = [requireSession(context, { needs: 'content.write' }), requirePathUnit(context)] as const;
  return new Hono<WithPlace>().put('/:id/transactions', ...guards, async (c) => {
    const body = await readJson(c, transactionCounts, BODY_MAX_LENGTH);
    if (!body.ok) return body.error;
    const unitId = c.get('unitId');
    const days = [...new Map(body.value.days.map((one) => [one.day, one])).values()];
    await transact(context.db, async (trx) => {
      await putTransactions(trx, unitId, days);
      const detail = { days: days.length, people: days.reduce((sum, { n }) => sum + n, 0) };
      await audit(trx, context, c.get('access').actor, {
        action: 'transactions-imported',
        unitId,
        subject: null,
        detail,
      });
    });
    return c.body(null, 204);
  });
}
