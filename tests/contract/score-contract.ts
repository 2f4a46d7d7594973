import { describe, expect, test } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { seedOffice } from '../support/office.ts';
import { signInAs } from '../support/role-office.ts';
import { createTestContext } from '../support/server-context.ts';

/** Saved versions of the forms with points, on every store engine. */
export function scoreContract(name: string, open: () => Promise<Database> | Database): void {
  describe(`score sheets, ${name}`, () => {
    test('every version is listed newest first, opened as it was, and hidden from other offices', async () => {
      const context = await createTestContext(await open());
      await seedOffice(context);
      const leader = await signInAs(context, 'leader');
      const province = await signInAs(context, 'province', 'tinh');
      const other = await signInAs(context, 'leader', 'xa');
      const save = async (period: string, after: number, self: number, unit = 'phuong') => {
        const rows = [{ indicator: 'tt01-1', self, verified: null, reason: null }];
        const body = { unit, period, after, body: { form: 'mau-02', rows } };
        const client = unit === 'phuong' ? leader : other;
        // Ids go by the time of saving.
        context.clock.advance(1_000);
        expect((await client.send('POST', '/score-sheets', body)).status).toBe(201);
      };
      const list = async (client: typeof leader, query = '') =>
        await (await client.get(`/score-sheets/versions?${query}`)).json();
      await save('2026-Q3', 0, 1);
      await save('2026-Q3', 1, 1.5);
      await save('2026-Q4', 0, 2);
      await save('2026-Q4', 0, 0.5, 'xa');

      const own = await list(leader);
      expect(own.next).toBeNull();
      expect(
        own.items.map(({ period, version, superseded }: Record<string, unknown>) => [
          period,
          version,
          superseded,
        ]),
      ).toEqual([
        ['2026-Q4', 1, false],
        ['2026-Q3', 2, false],
        ['2026-Q3', 1, true],
      ]);
      expect((await list(leader, 'period=2026-Q4')).items).toHaveLength(1);
      expect((await list(leader, 'form=mau-01')).items).toEqual([]);
      expect((await list(leader, `before=${own.items[1].id}`)).items).toEqual([own.items[2]]);
      expect((await list(province)).items).toHaveLength(4);

      const [first] = own.items.slice(-1);
      const kept = await (await leader.get(`/score-sheets/versions/${first.id}`)).json();
      expect(kept).toMatchObject({ ...first, unit: { id: 'phuong' }, madeBy: 'leader-phuong' });
      expect(kept.body.rows[0].self).toBe(1);
      expect(kept.indicators[0]).toMatchObject({ id: 'tt01-1', max: 2 });
      for (const path of [`/score-sheets/versions/${first.id}`, `/score-sheets/versions/${first.id}/file`]) {
        expect((await leader.get(path)).status).toBe(200);
        expect((await other.get(path)).status).toBe(404);
      }
      expect((await other.get('/score-sheets/versions?unit=phuong')).status).toBe(403);
    });
  });
}
