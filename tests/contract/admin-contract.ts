import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import type { Database } from '#server/store/database.ts';
import { deviceList, ratingPage } from '#shared/protocol/admin.ts';
import { ADMIN, seedDevice, seedOffice, seedRating, seedReplica, signIn } from '../support/office.ts';
import { createTestContext } from '../support/server-context.ts';

/** What administrators' calls must do on every store engine; the single statuses are proved in `tests/server`. */
export function adminContract(name: string, open: () => Promise<Database> | Database): void {
  async function openOffice() {
    const context = await createTestContext(await open());
    await seedOffice(context);
    await seedDevice(context, { id: 'may-1', statusJson: '{"pending":2}' });
    const replica = { id: '01936000-0000-4000-8000-000000000001', device: 'may-1', receivedThrough: 7 };
    return { context, replicaNo: await seedReplica(context, replica) };
  }

  describe(`${name}: administrators`, () => {
    test('a session opens, is used, runs out', async () => {
      const { context } = await openOffice();
      const client = await signIn(context);
      context.clock.advance(20 * 60_000);
      expect((await client.get('/session')).status).toBe(200);
      context.clock.advance(30 * 60_000);
      expect((await client.get('/session')).status).toBe(401);
    });

    test('guesses made at once are counted one by one', async () => {
      const { context } = await openOffice();
      const app = createApp(context);
      const guess = async (n: number) => {
        const response = await app.request('/api/v1/session', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ username: ADMIN.username, password: `đoán ${n}` }),
        });
        return response.status;
      };
      const statuses = await Promise.all(Array.from({ length: 9 }, (_, n) => guess(n)));
      expect(statuses.filter((status) => status === 401)).toHaveLength(5);
      expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    });

    test('ratings are scoped, filtered, paged and exported', async () => {
      const { context, replicaNo } = await openOffice();
      for (let n = 1; n <= 5; n += 1) await seedRating(context, { n, replicaNo, level: n, reasons: ['C1'] });
      await seedRating(context, { n: 6, replicaNo, unit: 'xa', counter: 'quay-xa' });
      const client = await signIn(context);
      const seqs = async (query: string) => {
        const response = await client.get(`/ratings${query}`);
        const { items } = v.parse(ratingPage, await response.json());
        return items.map((item) => item.seq);
      };
      expect(await seqs('')).toEqual([1, 2, 3, 4, 5]);
      expect(await seqs('?order=desc&limit=2')).toEqual([5, 4]);
      expect(await seqs('?level=1,2&from=2026-11-22&to=2026-11-22')).toEqual([1, 2]);
      const ndjson = await (await client.get('/ratings?format=ndjson')).text();
      expect(ndjson.trimEnd().split('\n')).toHaveLength(5);
      const csv = await (await client.get('/ratings?format=csv&clerk=hoa')).text();
      expect(csv.trimEnd().split('\r\n')).toHaveLength(6);
      await context.db.updateTable('account').set({ unit_id: 'tinh' }).execute();
      expect(await seqs('')).toEqual([1, 2, 3, 4, 5, 6]);
    });

    test('the fleet is told, joined and left', async () => {
      const { context, replicaNo } = await openOffice();
      const now = new Date(context.clock.nowMs()).toISOString();
      await context.db
        .insertInto('missing_range')
        .values({ replica_no: replicaNo, first_seq: 3, last_seq: 4, declared_at: now })
        .execute();
      const client = await signIn(context);
      const body = { unit: 'phuong', counter: 'quay-2', name: 'Máy mới' };
      expect((await client.send('POST', '/devices', body)).status).toBe(201);
      expect((await client.send('POST', '/devices/may-1/pairing-code')).status).toBe(201);
      expect((await client.send('DELETE', '/devices/may-1')).status).toBe(204);
      const { items } = v.parse(deviceList, await (await client.get('/devices')).json());
      const byName = Object.fromEntries(items.map((item) => [item.name, item]));
      expect(byName['Máy mới']).toMatchObject({ state: 'unpaired', counter: { name: 'Đất đai' } });
      expect(byName['Máy may-1']).toMatchObject({
        state: 'revoked',
        status: { pending: 2 },
        replicas: [{ receivedThrough: 7, quarantined: 0, missing: [{ first: 3, last: 4 }] }],
      });
    });
  });
}
