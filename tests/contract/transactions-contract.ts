import { describe, expect, test } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { forgetOldTransactions } from '#server/transactions/take-transaction.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { createOtherUnit, OFFICE, OTHER_UNIT } from '../support/small-office.ts';

const DAY = '2026-11-22';
const DAY_MS = 24 * 60 * 60_000;
const referenceOf = (n: number) => n.toString(16).padStart(64, '0');

/** Transactions of other systems, on every store engine. */
export function transactionsContract(name: string, open: () => Promise<Database> | Database): void {
  async function start(scopes: readonly string[] = ['transactions.write']) {
    const centre = await createSignedInCentre(await open());
    const wish = { name: 'Máy lấy số', unit: OFFICE.unit, scopes, days: 366 };
    const { token } = await (await centre.client.send('POST', '/tokens', wish)).json();
    const announce = async (body: Record<string, unknown>) =>
      await centre.app.request('/api/v1/transactions', {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ counter: OFFICE.counter, reference: referenceOf(1), ...body }),
      });
    const counts = () =>
      centre.context.db
        .selectFrom('transaction_count')
        .select(['day', 'n', 'source'])
        .orderBy('day')
        .execute();
    const put = async (n: number) => {
      const days = { days: [{ day: DAY, n }] };
      const response = await centre.client.send('PUT', `/units/${OFFICE.unit}/transactions`, days);
      expect(response.status).toBe(204);
    };
    const invitations = async (query = '') => {
      const headers = { Authorization: `Bearer ${centre.tablet.token}` };
      const response = await centre.app.request(`/api/v1/invitations${query}`, { headers });
      return response.ok ? (await response.json()).items : response.status;
    };
    return { ...centre, announce, counts, put, invitations };
  }

  describe(`${name}: transactions of other systems`, () => {
    test('each counts once, however often and at once it comes', async () => {
      const { announce, counts } = await start();
      const first = await Promise.all([1, 2, 3, 4].map(async () => (await announce({})).json()));
      expect(first.filter(({ counted }) => counted)).toHaveLength(1);
      expect(first.filter(({ repeated }) => repeated)).toHaveLength(3);
      await announce({ reference: referenceOf(2), clerk: OFFICE.clerk, procedure: '1.001193' });
      expect(await (await announce({ counter: OFFICE.otherCounter })).json()).toMatchObject({
        ...{ unit: OFFICE.unit, day: DAY, counted: false, repeated: true },
      });
      expect(await counts()).toEqual([{ day: DAY, n: 2, source: 'api' }]);
    });

    test('an imported day replaces what was counted, and nothing is added to it', async () => {
      const { announce, counts, put } = await start();
      await announce({ reference: referenceOf(1) });
      await announce({ reference: referenceOf(2) });
      await put(40);
      expect(await (await announce({ reference: referenceOf(3) })).json()).toMatchObject({ counted: false });
      expect(await counts()).toEqual([{ day: DAY, n: 40, source: 'import' }]);
    });

    test('they are the denominator of the response', async () => {
      const { announce, client, tablet, send } = await start();
      for (const n of [1, 2, 3, 4, 5]) await announce({ reference: referenceOf(n) });
      for (const level of [5, 4]) tablet.rate(level);
      await tablet.push(send);
      const query = `unit=${OFFICE.unit}&from=${DAY}&to=${DAY}`;
      const { total } = await (await client.get(`/summary?${query}`)).json();
      expect(total.figure.response).toMatchObject({
        ...{ basis: 'transactions', asked: 5, answered: 2, transactions: 5 },
      });
    });

    test('the day is that of the unit’s clock', async () => {
      const { announce, counts } = await start();
      await announce({ reference: referenceOf(1), at: '2026-11-21T23:59:00+07:00' });
      await announce({ reference: referenceOf(2), at: '2026-11-21T17:00:00Z' });
      expect((await counts()).map(({ day, n }) => [day, n])).toEqual([
        ['2026-11-21', 1],
        ['2026-11-22', 1],
      ]);
    });

    test('the tablet of the counter, and no other, is told for ninety seconds', async () => {
      const { announce, context, invitations } = await start();
      const { inviteUntil } = await (await announce({})).json();
      const [one, ...more] = await invitations();
      expect([one.until, more]).toEqual([inviteUntil, []]);
      expect(JSON.stringify(one)).not.toContain(referenceOf(1));
      expect(await invitations(`?counter=${OFFICE.otherCounter}`)).toEqual([]);
      await announce({ reference: referenceOf(2), invite: false });
      await announce({ reference: referenceOf(3), at: '2026-11-22T00:50:00Z' });
      expect(await invitations()).toHaveLength(1);
      context.clock.advance(90_000);
      expect(await invitations()).toEqual([]);
      expect(await invitations('?counter=khong-co')).toBe(404);
    });

    test('a revoked tablet is told nothing', async () => {
      const { announce, client, tablet, invitations } = await start();
      await announce({});
      await client.send('DELETE', `/devices/${tablet.device}`);
      expect(await invitations()).toBe(401);
    });

    test('references that cannot come again are forgotten, the count is not', async () => {
      const { announce, context, counts } = await start();
      await announce({});
      context.clock.advance(39 * DAY_MS);
      await forgetOldTransactions(context);
      expect((await (await announce({})).json()).repeated).toBe(true);
      context.clock.advance(2 * DAY_MS);
      await forgetOldTransactions(context);
      expect(await context.db.selectFrom('service_transaction').selectAll().execute()).toEqual([]);
      expect(await counts()).toEqual([{ day: DAY, n: 1, source: 'api' }]);
    });

    test.each([
      ['a counter that is none', { counter: 'khong-co' }, 'counter'],
      ['another office’s counter', { counter: 'c-khac' }, 'counter'],
      ['a clerk that is none', { clerk: 'khong-co' }, 'clerk'],
      ['a time too long ago', { at: '2026-10-20T00:00:00Z' }, 'at'],
      ['a time to come', { at: '2026-11-22T02:00:00Z' }, 'at'],
      ['a file number instead of its hash', { reference: 'H-2026-117' }, 'reference'],
      ['a member that is not known', { name: 'Nguyễn Văn A' }, 'name'],
    ])('%s is refused and nothing is counted', async (_, body, field) => {
      const { announce, context, counts } = await start();
      await createOtherUnit(context);
      await context.db
        .insertInto('counter')
        .values({ id: 'c-khac', unit_id: OTHER_UNIT, name: 'Khác', number: '9' })
        .execute();
      const response = await announce(body);
      expect(response.status).toBe(400);
      expect((await response.json()).fields).toEqual([field]);
      expect(await counts()).toEqual([]);
    });

    test('a token that only reads may not, and one that announces reads nothing', async () => {
      const reading = await start(['figures.read', 'directory.read']);
      expect((await reading.announce({})).status).toBe(403);
      expect(await reading.counts()).toEqual([]);
    });
  });
}
