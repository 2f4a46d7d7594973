import { utils, write } from '@e965/xlsx';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { peoplePlan } from '#shared/protocol/people-import.ts';
import { type SignedInClient, seedOffice, signIn } from '../support/office.ts';
import { createTestContext } from '../support/server-context.ts';

/** Counters and clerks from a table, on every engine. */
export function peopleImportContract(name: string, open: () => Promise<Database> | Database): void {
  async function start() {
    const context = await createTestContext(await open());
    await seedOffice(context);
    return { context, client: await signIn(context) };
  }

  const csv = (text: string) => new TextEncoder().encode(text);
  const send = (client: SignedInClient, list: string, bytes: Uint8Array, plan?: string) =>
    client.upload(
      'POST',
      `/units/phuong/import/${list}${plan === undefined ? '' : `?plan=${plan}`}`,
      bytes,
      'text/csv',
    );
  async function preview(client: SignedInClient, list: string, bytes: Uint8Array) {
    const response = await send(client, list, bytes);
    expect(response.status).toBe(200);
    return v.parse(peoplePlan, await response.json());
  }
  async function apply(client: SignedInClient, list: string, bytes: Uint8Array) {
    const { plan } = await preview(client, list, bytes);
    const response = await send(client, list, bytes, plan);
    expect(response.status).toBe(200);
    return v.parse(peoplePlan, await response.json());
  }

  describe(`${name}: people from a table`, () => {
    test('a preview writes nothing; applied it is done, and again it changes nothing', async () => {
      const { context, client } = await start();
      const counters = csv(
        'Số quầy;Tên quầy;Ghi chú\n1;Hộ tịch – Chứng thực;x\n3;Trả kết quả;\n2;Đất đai;\n',
      );
      const seen = await preview(client, 'counters', counters);
      expect(seen.counts).toEqual({ new: 1, changed: 1, unchanged: 1, refused: 0 });
      expect(seen.unknownColumns).toEqual([{ address: 'C1', text: 'Ghi chú' }]);
      expect(seen.rows[0]).toMatchObject({
        row: 2,
        state: 'changed',
        changes: [{ member: 'name', from: 'Hộ tịch', to: 'Hộ tịch – Chứng thực' }],
      });
      const count = async () => (await context.db.selectFrom('counter').select('id').execute()).length;
      expect(await count()).toBe(3);
      expect((await apply(client, 'counters', counters)).applied).toBe(true);
      expect(await count()).toBe(4);
      expect((await apply(client, 'counters', counters)).counts).toEqual({
        new: 0,
        changed: 0,
        unchanged: 3,
        refused: 0,
      });
    });

    test('clerks come with title, counter and days, from a workbook under the title of the office', async () => {
      const { context, client } = await start();
      const sheet = utils.aoa_to_sheet([
        ['ỦY BAN NHÂN DÂN PHƯỜNG'],
        ['STT', 'Mã công chức', 'Họ và tên', 'Chức danh', 'Quầy', 'Từ ngày', 'Nghỉ từ ngày'],
        [1, '007', 'Nguyễn Thị Hoa', 'Công chức hộ tịch', 1, null, null],
        [2, '008', 'Trần Văn Nam', 'Công chức địa chính', 'Đất đai', '1/12/2026', null],
        [3, '009', 'Lê Thị Cũ', null, null, '1/1/2020', '1/6/2026'],
      ]);
      const book = utils.book_new();
      utils.book_append_sheet(book, sheet, 'Nhân sự');
      const bytes = new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }));
      const done = await apply(client, 'clerks', bytes);
      expect(done.sheet).toBe('Nhân sự');
      expect(done.counts).toMatchObject({ new: 2, changed: 1, refused: 0 });
      const clerks = await context.db.selectFrom('clerk').selectAll().orderBy('code').execute();
      expect(clerks).toMatchObject([
        { id: 'hoa', code: '007' },
        { name: 'Trần Văn Nam', started_on: '2026-12-01', left_on: null },
        { name: 'Lê Thị Cũ', left_on: '2026-06-01' },
      ]);
      const duties = await context.db.selectFrom('duty').selectAll().orderBy('from_at').execute();
      expect(duties).toMatchObject([
        { clerk_id: 'hoa', counter_id: 'quay-1', from_at: '2026-11-22T01:00:00.000Z', to_at: null },
        { counter_id: 'quay-2', from_at: '2026-11-30T17:00:00.000Z' },
      ]);
      expect((await preview(client, 'clerks', bytes)).counts).toMatchObject({
        unchanged: 3,
        new: 0,
        changed: 0,
      });
    });

    test('a row that is wrong is refused with its cell, and its neighbours are taken', async () => {
      const { client } = await start();
      const bytes = csv(
        [
          'Mã,Họ và tên,Quầy,Từ ngày,Đến ngày',
          'a1,Trần Văn Một,,,',
          'a1,Trần Văn Hai,,,',
          'a3,,,,',
          'a4,Trần Văn Bốn,99,,',
          'a5,Trần Văn Năm,,31/2/2026,',
          'a6,Trần Văn Sáu,,1/2/2026,1/1/2026',
          'a7,Trần Văn Bảy,1,,1/1/2026',
        ].join('\n'),
      );
      const { rows, counts } = await apply(client, 'clerks', bytes);
      expect(counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 6 });
      expect(rows.flatMap((row) => row.faults.map((fault) => [row.row, fault.reason, fault.cell]))).toEqual([
        [3, 'repeats', 'A3'],
        [4, 'no-name', null],
        [5, 'counter-not-known', 'C5'],
        [6, 'not-a-day', 'D6'],
        [7, 'wrong-order', 'E7'],
        [8, 'has-left', 'C8'],
      ]);
    });

    test('two of one name are not guessed at', async () => {
      const { client } = await start();
      await apply(client, 'clerks', csv('Mã,Họ tên\na1,Lê Thị Lan\na2,Lê Thị Lan\n'));
      const { rows } = await preview(client, 'clerks', csv('Họ tên\nLê Thị Lan\n'));
      expect(rows).toMatchObject([{ state: 'refused', faults: [{ reason: 'name-not-clear', cell: 'A2' }] }]);
    });

    test('a plan that is no longer true is refused', async () => {
      const { client } = await start();
      const bytes = csv('Số,Tên\n5,Mới\n');
      const { plan } = await preview(client, 'counters', bytes);
      await client.send('POST', '/units/phuong/counters', { name: 'Mới', number: '5' });
      const response = await send(client, 'counters', bytes, plan);
      expect([response.status, (await response.json()).code]).toEqual([409, 'plan-changed']);
    });

    test('what is no such table is refused as a whole', async () => {
      const { client } = await start();
      for (const [bytes, reason] of [
        [csv(''), 'empty'],
        [csv('a,b\n1,2\n'), 'no-header'],
        [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'not-a-table'],
      ] as const)
        expect(await (await send(client, 'clerks', bytes)).json()).toMatchObject({
          code: 'file-refused',
          reason,
        });
      expect((await send(client, 'devices', csv('Tên\na'))).status).toBe(404);
      const foreign = await client.upload('POST', '/units/xa/import/clerks', csv('Tên\na'), 'text/csv');
      expect(foreign.status).toBe(403);
    });
  });
}
