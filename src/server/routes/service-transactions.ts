import { Hono } from 'hono';
import * as v from 'valibot';
import { serviceTransaction, serviceTransactionTaken } from '#shared/protocol/service-transactions.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { takeTransaction } from '../transactions/take-transaction.ts';
import { readJson } from './read-json.ts';
import { type Admitted, requireAccess } from './require-session.ts';

/** `POST /transactions`: a queue or one-stop program says that somebody was served. */
export function serviceTransactionsRoute(context: ServerContext): Hono<Admitted> {
  return new Hono<Admitted>().post('/', requireAccess(context, 'transactions.write'), async (c) => {
    const request = await readJson(c, serviceTransaction);
    if (!request.ok) return request.error;
    const taken = await takeTransaction(context, c.get('access').unit.id, request.value);
    return taken.ok
      ? c.json(v.parse(serviceTransactionTaken, taken.value))
      : problemResponse('bad-request', {
          detail: `not valid: ${taken.error}`,
          members: { fields: [taken.error] },
        });
  });
}
