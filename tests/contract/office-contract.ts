import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { clerkList, counterList, unitList } from '#shared/protocol/directory.ts';
import { dutyList, unitHistory } from '#shared/protocol/office-admin.ts';
import { type SignedInClient, seedDevice, seedOffice, seedRating, seedReplica } from '../support/office.ts';
import { signInAs } from '../support/role-office.ts';
import { createTestContext, type TestContext } from '../support/server-context.ts';

/** Units, counters, clerks and duties, changed over the API, on every engine. */
export function officeContract(name: string, open: () => Promise<Database> | Database): void {
  async function start() {
    const context = await createTestContext(await open());
    await seedOffice(context);
    return { context, client: await signInAs(context, 'admin', 'tinh') };
  }

  async function done(client: SignedInClient, method: string, path: string, body?: unknown): Promise<string> {
    const response = await client.send(method, path, body);
    const text = await response.text();
    expect(`${method} ${path} ${response.status} ${response.ok ? '' : text}`).toMatch(/ 20[14] $/);
    return text === '' ? '' : JSON.parse(text).id;
  }

  async function refused(client: SignedInClient, method: string, path: string, body?: unknown) {
    const response = await client.send(method, path, body);
    const problem = await response.json();
    return problem.reason ?? problem.code;
  }

  const units = async (client: SignedInClient) =>
    v.parse(unitList, await (await client.get('/units')).json()).items;
  const counters = async (client: SignedInClient, unit: string) =>
    v.parse(counterList, await (await client.get(`/units/${unit}/counters`)).json()).items;
  const clerks = async (client: SignedInClient, unit: string) =>
    v.parse(clerkList, await (await client.get(`/units/${unit}/clerks`)).json()).items;
  const duties = async (client: SignedInClient, unit: string) =>
    v.parse(dutyList, await (await client.get(`/units/${unit}/duties`)).json()).items;
  const history = async (client: SignedInClient, unit: string) =>
    v.parse(unitHistory, await (await client.get(`/units/${unit}/history`)).json()).items;
  const contentOf = async (context: TestContext, unit: string) => (await context.content.get(unit))?.version;

  describe(`${name}: units`, () => {
    test('one is made, renamed and moved, and its history tells it', async () => {
      const { client } = await start();
      const id = await done(client, 'POST', '/units', {
        parent: 'phuong',
        kind: 'health-station',
        name: 'Trạm Y tế',
      });
      await done(client, 'PUT', `/units/${id}`, { name: 'Trạm Y tế Mỹ Phú', note: 'Theo NQ 12' });
      await done(client, 'PUT', `/units/${id}`, { parent: 'xa' });
      expect((await units(client)).find((unit) => unit.id === id)).toMatchObject({
        name: 'Trạm Y tế Mỹ Phú',
        parent: 'xa',
        kind: 'health-station',
        timeZone: 'Asia/Ho_Chi_Minh',
        sample: true,
      });
      const events = await history(client, id);
      expect(events.map((event) => event.event)).toEqual(['unit-changed', 'unit-changed', 'unit-created']);
      expect(events[1]).toMatchObject({
        by: 'admin-tinh',
        note: 'Theo NQ 12',
        changes: [{ member: 'name', from: 'Trạm Y tế', to: 'Trạm Y tế Mỹ Phú' }],
      });
    });

    test('a unit cannot be put below itself, into a closed one, or bear another one’s code', async () => {
      const { client } = await start();
      const branch = await done(client, 'POST', '/units', {
        parent: 'phuong',
        kind: 'branch',
        name: 'Chi nhánh',
        code: '1',
      });
      expect(await refused(client, 'PUT', '/units/phuong', { parent: branch })).toBe('circle');
      expect(await refused(client, 'PUT', '/units/phuong', { parent: 'phuong' })).toBe('circle');
      expect(await refused(client, 'PUT', '/units/phuong', { timeZone: 'Sao/Hoa' })).toBe(
        'time-zone-unknown',
      );
      const twin = { parent: 'xa', kind: 'branch', name: 'Chi nhánh 2', code: '1' };
      expect(await refused(client, 'POST', '/units', twin)).toBe('code-taken');
      await done(client, 'POST', `/units/${branch}/close`, {});
      expect(await refused(client, 'PUT', `/units/${branch}`, { name: 'Khác' })).toBe('closed');
      expect(await refused(client, 'POST', '/units', { ...twin, code: null, parent: branch })).toBe('closed');
    });

    test('merged, its ratings stay its own and are seen from where its work went on', async () => {
      const { context, client } = await start();
      const branch = await done(client, 'POST', '/units', {
        parent: 'xa',
        kind: 'branch',
        name: 'Chi nhánh',
      });
      await seedDevice(context, { id: 'may-1', unit: 'xa', counter: 'quay-xa' });
      const replica = { id: '01936000-0000-4000-8000-000000000001', device: 'may-1', receivedThrough: 1 };
      const replicaNo = await seedReplica(context, replica);
      await seedRating(context, { n: 1, replicaNo, unit: 'xa', counter: 'quay-xa', clerk: null });
      const own = await signInAs(context, 'admin', 'phuong');
      const ratings = async () => (await (await own.get('/ratings')).json()).items;
      expect(await ratings()).toEqual([]);
      await done(client, 'POST', '/units/xa/merge', { into: 'phuong', note: 'Sáp nhập' });
      expect(await ratings()).toMatchObject([{ unit: 'xa', counter: 'quay-xa' }]);
      const seen = await units(own);
      expect(seen.map((unit) => [unit.id, unit.parent, unit.successor]).sort()).toEqual(
        [
          [branch, 'phuong', null],
          ['phuong', 'tinh', null],
          ['xa', 'tinh', 'phuong'],
        ].sort(),
      );
      expect((await history(client, 'phuong'))[0]).toMatchObject({
        event: 'unit-took-in',
        subject: { id: 'xa', name: 'Xã Mỹ Hiệp' },
        note: 'Sáp nhập',
      });
      expect(await refused(client, 'POST', '/units/phuong/merge', { into: 'xa' })).toBe('closed');
      await done(client, 'POST', '/units/xa/reopen', {});
      expect(await ratings()).toEqual([]);
    });

    test('one is not closed while something works in it', async () => {
      const { context, client } = await start();
      await done(client, 'POST', '/units', { parent: 'xa', kind: 'school', name: 'Trường' });
      expect(await refused(client, 'POST', '/units/xa/close', {})).toBe('has-units');
      await seedDevice(context, { id: 'may-1' });
      expect(await refused(client, 'POST', '/units/phuong/close', {})).toBe('has-tablets');
      await done(client, 'DELETE', '/devices/may-1');
      await done(client, 'POST', '/units/phuong/close', {});
      expect(await refused(client, 'POST', '/units/phuong/close', {})).toBe('closed');
      await done(client, 'POST', '/units/phuong/reopen', {});
      expect(await refused(client, 'POST', '/units/phuong/reopen', {})).toBe('not-closed');
    });
  });

  describe(`${name}: counters and clerks`, () => {
    test('a counter is made, renamed, closed and opened again; tablets are told', async () => {
      const { context, client } = await start();
      const before = await contentOf(context, 'phuong');
      const id = await done(client, 'POST', '/units/phuong/counters', { name: 'Trả kết quả', number: '3' });
      expect(await contentOf(context, 'phuong')).not.toBe(before);
      expect(await refused(client, 'POST', '/units/phuong/counters', { name: 'Khác', number: '3' })).toBe(
        'number-taken',
      );
      await done(client, 'PUT', `/counters/${id}`, { name: 'Tiếp nhận', number: '4' });
      await seedDevice(context, { id: 'may-1', counter: id });
      expect(await refused(client, 'POST', `/counters/${id}/close`, {})).toBe('has-tablets');
      await done(client, 'DELETE', '/devices/may-1');
      await done(client, 'POST', `/counters/${id}/close`, {});
      expect((await counters(client, 'phuong')).find((one) => one.id === id)?.closedAt).not.toBeNull();
      await done(client, 'POST', '/units/phuong/counters', { name: 'Mới', number: '4' });
      expect(await refused(client, 'POST', `/counters/${id}/reopen`, {})).toBe('number-taken');
    });

    test('a clerk moves between counters, leaves, and is on no tablet any more', async () => {
      const { context, client } = await start();
      const first = await done(client, 'POST', '/units/phuong/duties', {
        counter: 'quay-1',
        clerk: 'hoa',
        from: '2026-11-20T00:00:00.000Z',
      });
      await done(client, 'POST', '/units/phuong/duties', {
        counter: 'quay-2',
        clerk: 'hoa',
        from: '2026-11-23T00:00:00.000Z',
        endsOfClerk: true,
      });
      expect(await duties(client, 'phuong')).toMatchObject([
        { id: Number(first), counter: 'quay-1', to: '2026-11-23T00:00:00.000Z' },
        { counter: 'quay-2', to: null },
      ]);
      await done(client, 'POST', '/clerks/hoa/leave', { on: '2026-11-24' });
      expect((await duties(client, 'phuong')).map((duty) => duty.to)).toEqual([
        '2026-11-23T00:00:00.000Z',
        '2026-11-23T17:00:00.000Z',
      ]);
      const again = { counter: 'quay-1', clerk: 'hoa', from: '2026-11-25T00:00:00.000Z' };
      expect(await refused(client, 'POST', '/units/phuong/duties', again)).toBe('left');
      expect(await refused(client, 'POST', '/clerks/hoa/leave', { on: '2026-11-24' })).toBe('left');
      context.clock.advance(3 * 24 * 60 * 60_000);
      const packed = await context.content.get('phuong');
      expect(packed?.parts.some((part) => Buffer.from(part.bytes).includes('hoa'))).toBe(false);
      const leader = await signInAs(context, 'leader', 'phuong');
      await done(leader, 'POST', '/clerks/hoa/return', {});
      expect(await clerks(leader, 'phuong')).toMatchObject([{ id: 'hoa', leftOn: null }]);
    });

    test('a clerk who goes to another unit is a new one there, and the old one here', async () => {
      const { context, client } = await start();
      await done(client, 'PUT', '/clerks/hoa', { name: 'Nguyễn Thị Hoa', title: null, code: 'CC-07' });
      const id = await done(client, 'POST', '/clerks/hoa/transfer', { unit: 'xa', on: '2026-12-01' });
      expect(await clerks(client, 'phuong')).toMatchObject([{ id: 'hoa', leftOn: '2026-12-01' }]);
      expect(await clerks(client, 'xa')).toMatchObject([{ id, code: 'CC-07', startedOn: '2026-12-01' }]);
      const row = await context.db
        .selectFrom('clerk')
        .select('previous_id')
        .where('id', '=', id)
        .executeTakeFirst();
      expect(row?.previous_id).toBe('hoa');
      const twin = { name: 'Khác', code: 'CC-07' };
      expect(await refused(client, 'POST', '/units/xa/clerks', twin)).toBe('code-taken');
      await done(client, 'POST', '/units/phuong/clerks', twin);
      expect(await refused(client, 'POST', '/clerks/hoa/return', {})).toBe('code-taken');
    });

    test('a refused duty leaves nothing behind, not even the ends it would have made', async () => {
      const { client } = await start();
      const duty = { counter: 'quay-1', clerk: 'hoa', from: '2026-11-20T00:00:00.000Z' };
      const id = await done(client, 'POST', '/units/phuong/duties', duty);
      const later = { ...duty, from: '2026-11-25T00:00:00.000Z' };
      expect(await refused(client, 'POST', '/units/phuong/duties', later)).toBe('overlaps');
      const elsewhere = { ...later, counter: 'quay-xa', endsOfClerk: true };
      expect(await refused(client, 'POST', '/units/phuong/duties', elsewhere)).toBe('other-unit');
      expect(await refused(client, 'POST', '/units/phuong/duties', { ...later, to: duty.from })).toBe(
        'wrong-order',
      );
      expect(await duties(client, 'phuong')).toMatchObject([{ to: null }]);
      expect(await refused(client, 'DELETE', `/duties/${id}`)).toBe('begun');
      await done(client, 'PUT', `/duties/${id}`, { to: '2026-11-24T00:00:00.000Z' });
      const next = await done(client, 'POST', '/units/phuong/duties', later);
      expect(await refused(client, 'PUT', `/duties/${id}`, { to: null })).toBe('overlaps');
      await done(client, 'DELETE', `/duties/${next}`);
      expect(await duties(client, 'phuong')).toHaveLength(1);
    });

    test('what was done stands in the audit log too', async () => {
      const { client } = await start();
      await done(client, 'POST', '/units/phuong/counters', { name: 'Mới' });
      const audit = await (await client.get('/audit')).json();
      expect(JSON.stringify(audit)).toContain('counter-created');
    });
  });
}
