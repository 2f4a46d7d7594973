import { describe, expect, test } from 'vitest';
import { createAccount } from '#server/accounts/create-account.ts';
import { chooseUnit } from '#server/cli/choose-unit.ts';
import { readUnits } from '#server/sample/read-units.ts';
import { findWaitingAdmin, updatePassword } from '#server/store/accounts.ts';
import type { Database } from '#server/store/database.ts';
import { insertUnits } from '#server/store/office.ts';
import { createTestContext } from '../support/server-context.ts';

const SAMPLE = 'xa-29869';
const CHEAP = { logN: 4, r: 8, p: 1 };

/** Which unit is meant on the command line, among all units of the country, on every engine. */
export function chooseUnitContract(name: string, open: () => Promise<Database> | Database): void {
  async function start() {
    const context = await createTestContext(await open());
    await insertUnits(context.db, readUnits(new Set(['29869'])));
    const appoint = async (username: string, unitId: string) =>
      await createAccount(context.db, context, {
        username,
        unitId,
        role: 'admin',
        password: 'x',
        mustChangePassword: true,
        cost: CHEAP,
      });
    return { db: context.db, appoint };
  }

  describe(`${name}: the unit that is meant`, () => {
    test('is found by id, official code and name, with tones or without', async () => {
      const { db } = await start();
      for (const asked of [
        'xa-29905',
        '29905',
        'Phường Sa Đéc',
        'phuong sa dec',
        ' Phường Sa Đéc , Đồng Tháp',
      ])
        expect([asked, (await chooseUnit(db, asked)).id]).toEqual([asked, 'xa-29905']);
      expect((await chooseUnit(db, 'Tỉnh Đồng Tháp')).id).toBe('tinh-82');
    });

    test('of two with one name neither is guessed; the province decides', async () => {
      const { db } = await start();
      await expect(chooseUnit(db, 'Phường Hoàng Mai')).rejects.toThrow(
        /xa-00331 \(Phường Hoàng Mai, Thành phố Hà Nội\); xa-17110 \(Phường Hoàng Mai, Tỉnh Nghệ An\)/,
      );
      expect((await chooseUnit(db, 'Phường Hoàng Mai, Nghệ An')).id).toBe('xa-17110');
    });

    test('is not what is only like it: the refusal names what may be meant', async () => {
      const { db } = await start();
      await expect(chooseUnit(db, 'Sa Đéc')).rejects.toThrow(
        /Gần giống: xa-29905 \(Phường Sa Đéc, Tỉnh Đồng Tháp\)/,
      );
      await expect(chooseUnit(db, 'Atlantis')).rejects.toThrow('There is no unit Atlantis.');
      for (const nothing of ['', ' , ', '%'])
        await expect(chooseUnit(db, nothing)).rejects.toThrow('no unit');
    });

    test('asked for none it is the only office, the sample aside', async () => {
      const { db, appoint } = await start();
      await expect(chooseUnit(db, undefined)).rejects.toThrow('--unit');
      await appoint('admin', SAMPLE);
      expect((await chooseUnit(db, undefined)).id).toBe(SAMPLE);
      await appoint('lan', 'xa-29905');
      await appoint('minh', 'xa-29905');
      expect((await chooseUnit(db, undefined)).id).toBe('xa-29905');
      await appoint('cuc', 'xa-17110');
      await expect(chooseUnit(db, undefined)).rejects.toThrow('--unit');
    });
  });

  test(`${name}: who still has the one-time password is told until it is replaced`, async () => {
    const { db, appoint } = await start();
    expect(await findWaitingAdmin(db)).toBeNull();
    const id = await appoint('admin', SAMPLE);
    expect(await findWaitingAdmin(db)).toBe('admin');
    await updatePassword(db, id, { hash: 'x', oneTime: false });
    expect(await findWaitingAdmin(db)).toBeNull();
  });
}
