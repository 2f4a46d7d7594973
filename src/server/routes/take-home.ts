import { Hono } from 'hono';
import * as v from 'valibot';
import { batchCodes, batchCreate, batchItem, batchList, takeHomeKey } from '#shared/protocol/take-home.ts';
import type { ServerContext } from '../context.ts';
import { authenticateDevice } from '../devices/authenticate-device.ts';
import { problemResponse } from '../problem.ts';
import { findCounterRow } from '../store/office-rows.ts';
import { findBatch, listBatches } from '../store/take-home-keys.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { addBatch, batchRowToItem, codesOf, withdrawBatch } from '../take-home/batches.ts';
import { makeTabletKey } from '../take-home/make-code-key.ts';
import { readJson } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';
import { throttledResponse } from './throttled-response.ts';

const HOUR_MS = 60 * 60_000;

/** `/take-home`: a tablet's own key, and the batches of printed codes. */
export function takeHomeRoute(context: ServerContext): Hono<SignedIn> {
  const reading = requireSession(context, { needs: 'devices.read' });
  const managing = requireSession(context, { needs: 'devices.manage' });
  return new Hono<SignedIn>()
    .post('/key', async (c) => {
      const device = await authenticateDevice(context, c.req.header('Authorization'));
      if (!device) return problemResponse('unauthorized');
      const key = await makeTabletKey(context, device);
      if (key === null) return throttledResponse(HOUR_MS);
      c.header('Cache-Control', 'no-store');
      return c.json(v.parse(takeHomeKey, key));
    })
    .get('/batches', reading, async (c) => {
      const rows = await listBatches(context.db, c.get('session').unit.id);
      return c.json(v.parse(batchList, { items: rows.map(batchRowToItem) }));
    })
    .post('/batches', managing, async (c) => {
      const request = await readJson(c, batchCreate);
      if (!request.ok) return request.error;
      const counter = await findCounterRow(context.db, request.value.counter);
      const own = c.get('session').unit.id;
      if (counter === undefined || !(await isUnitWithin(context.db, counter.unit_id, own)))
        return problemResponse('forbidden');
      const no = await addBatch(context, c.get('access').actor, counter.unit_id, request.value);
      const row = await findBatch(context.db, no, own);
      if (row === undefined) return problemResponse('not-found');
      return c.json(v.parse(batchItem, batchRowToItem(row)), 201);
    })
    .get('/batches/:no/codes', managing, async (c) => {
      const row = await findBatch(context.db, numberOf(c.req.param('no')), c.get('session').unit.id);
      if (row === undefined) return problemResponse('not-found');
      const codes = await codesOf(context, c.get('access').actor, row);
      c.header('Cache-Control', 'no-store');
      return c.json(v.parse(batchCodes, codes));
    })
    .delete('/batches/:no', managing, async (c) => {
      const row = await findBatch(context.db, numberOf(c.req.param('no')), c.get('session').unit.id);
      if (row === undefined) return problemResponse('not-found');
      await withdrawBatch(context, c.get('access').actor, row);
      return c.body(null, 204);
    });
}

/** PostgreSQL refuses to compare a number with anything else; nothing has the number −1. */
function numberOf(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : -1;
}
