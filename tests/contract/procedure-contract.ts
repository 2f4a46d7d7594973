import { type Kysely, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { buildContent } from '#server/content/build-content.ts';
import type { Database } from '#server/store/database.ts';
import { MIGRATIONS } from '#server/store/migrations.ts';
import { loadSampleProcedures } from '../support/sample-procedures.ts';
import { createTestContext } from '../support/server-context.ts';
import { OFFICE } from '../support/small-office.ts';

const AT = '2026-11-22T00:00:00.000Z';

/** Posted procedures at the centre, whatever the engine. */
export function procedureContract(name: string, open: () => Promise<Database> | Database): void {
  describe(`${name}: procedures of the first release`, () => {
    test('stay posted as they were, as version 1, without a loss', async () => {
      const db = await open();
      await startFirstRelease(db);
      const samples = loadSampleProcedures();
      for (const { version: _, checked: __, ...body } of samples) {
        await sql`insert into procedure (unit_id, code, body_json, updated_at)
          values (${OFFICE.unit}, ${body.code}, ${JSON.stringify(body)}, ${AT})`.execute(db);
      }
      const context = await createTestContext(db);
      const content = await buildContent(context.db, OFFICE.unit, AT);
      const byCode = new Map(content?.procedures.map((one) => [one.code, one]));
      expect(byCode.size).toBe(samples.length);
      for (const sample of samples) expect(byCode.get(sample.code)).toEqual({ ...sample, version: 1 });
      const heads = await context.db.selectFrom('procedure').selectAll().orderBy('code').execute();
      expect(heads.find((head) => head.code === '1.001193')).toMatchObject({
        state: 'posted',
        posted_version: 1,
        draft_version: null,
        folded: ' thu tuc dang ky khai sinh',
        field: 'Hộ tịch',
        posted_at: AT,
        checked_on: null,
      });
    });
  });
}

/** The store as the first release left it. */
async function startFirstRelease(db: Database): Promise<void> {
  const [first] = MIGRATIONS;
  if (first?.name !== '0001-first') throw new Error('history was rewritten');
  // Earlier schemas are not described any more.
  const untyped = db as unknown as Kysely<unknown>;
  await first.up(untyped);
  await sql`create table schema_step (name text primary key, applied_at text not null)`.execute(db);
  await sql`insert into schema_step (name, applied_at) values (${first.name}, ${AT})`.execute(db);
  await sql`insert into unit (id, kind, name, folded, time_zone, sample)
    values (${OFFICE.unit}, 'commune', 'Phường', 'phuong', 'Asia/Ho_Chi_Minh', 0)`.execute(db);
  await sql`insert into questionnaire (id, version, body_json, current)
    values (${OFFICE.questionnaire.id}, 1, ${JSON.stringify(OFFICE.questionnaire)}, 1)`.execute(db);
}
