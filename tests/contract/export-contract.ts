import { describe, expect, test } from 'vitest';
import { csvLine } from '#server/reports/csv.ts';
import { lineForm, RATING_COLUMNS } from '#server/reports/rating-columns.ts';
import { exportCsv } from '#server/reports/rating-export.ts';
import type { Database } from '#server/store/database.ts';
import { listQuestionnaires } from '#server/store/directory.ts';
import { type LineForm, linesOfRatings } from '#server/store/rating-lines.ts';
import { exportPageOfRatings } from '#server/store/rating-pages.ts';
import { seedDevice, seedOffice, seedRating, seedReplica } from '../support/office.ts';
import { createTestContext } from '../support/server-context.ts';

const RATINGS = 450;
/** Summer time begins and ends in Berlin; and a clock that nobody can believe. */
const AROUND_SUMMER = [
  ...['2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00.000Z'],
  ...[
    '2026-10-25T00:59:59.999Z',
    '2026-10-25T01:00:00.000Z',
    '1969-12-31T23:59:59.999Z',
    '2201-01-01T00:00:00.000Z',
  ],
];
const HOSTILE = [`=1+"2"`, `'đã có, dấu; "nháy"`, '＝SUM(A1)', '\tthụt', 'Nguyễn Thị Hòa', '@a\r\nb', ''];

/** The CSV whose cells the store writes is the one that its columns describe. */
export function exportContract(name: string, open: () => Promise<Database> | Database): void {
  describe(`${name}: the CSV of ratings`, () => {
    test.each([
      ['vi', ',', 'Asia/Ho_Chi_Minh'],
      ['en', ';', 'Europe/Berlin'],
    ] as const)(
      'is cell by cell what its columns say, whatever names hold (%s)',
      async (lang, separator, timeZone) => {
        const context = await createTestContext(await open());
        const { db } = context;
        await seedOffice(context);
        await seedDevice(context, { id: 'may-1' });
        const replica = {
          id: '01936000-0000-4000-8000-000000000001',
          device: 'may-1',
          receivedThrough: RATINGS,
        };
        const replicaNo = await seedReplica(context, replica);
        for (let n = 1; n <= RATINGS; n += 1) {
          const reasons = ['C1', 'C4', 'D2'].slice(0, n % 4);
          await seedRating(context, {
            n,
            replicaNo,
            level: 1 + (n % 5),
            reasons,
            clerk: n % 3 === 0 ? null : 'hoa',
          });
        }
        const third = db.updateTable('rating').where('seq', '=', 3);
        await third.set({ procedure_code: '1.000894', intake: 'takehome', replica_no: 0 }).execute();
        const fourth = db.updateTable('rating').where('seq', '=', 4);
        await fourth.set({ questionnaire_version: 9, flags_json: '["burst","night"]', sample: 1 }).execute();
        for (const [index, occurred_at] of AROUND_SUMMER.entries())
          await db
            .updateTable('rating')
            .set({ occurred_at })
            .where('seq', '=', 10 + index)
            .execute();
        for (const word of HOSTILE) {
          await db.updateTable('unit').set({ name: word }).where('id', '=', 'phuong').execute();
          await db
            .updateTable('counter')
            .set({ name: `${word}${word}` })
            .execute();
          await db.updateTable('clerk').set({ name: word }).execute();
          const zoned = { selection: { within: 'phuong' }, timeZone };
          let text = '';
          for await (const piece of exportCsv(db, zoned, { lang, separator }))
            text += typeof piece === 'string' ? piece : new TextDecoder().decode(piece);
          const rows = await exportPageOfRatings(
            db,
            zoned.selection,
            { type: 'all' },
            { afterId: '', limit: RATINGS },
          );
          const questionnaires = (await listQuestionnaires(db)).map(({ body }) => JSON.parse(body));
          const columns = { lang, timeZone: zoned.timeZone, questionnaires };
          const told = rows.map((row) =>
            csvLine(
              RATING_COLUMNS.map(({ cell }) => cell(row, columns)),
              separator,
            ),
          );
          const headings = csvLine(
            RATING_COLUMNS.map(({ heading }) => heading[lang]),
            separator,
          );
          expect(told).toHaveLength(RATINGS);
          expect(text).toBe(`\uFEFF${headings}${told.join('')}`);
          const form = lineForm(columns, separator);
          expect(await inPages(db, form)).toBe(told.join(''));
        }
      },
    );
  });
}

/** So short that there are several. */
async function inPages(db: Database, form: LineForm): Promise<string> {
  let text = '';
  for (let afterId = ''; ; ) {
    const page = await linesOfRatings(db, { within: 'phuong' }, { type: 'all' }, form, {
      afterId,
      limit: 150,
    });
    if (page === null) return text;
    text += new TextDecoder().decode(page.text);
    afterId = page.lastId;
  }
}
