import { type Kysely, sql } from 'kysely';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { buildContent } from '#server/content/build-content.ts';
import type { Database } from '#server/store/database.ts';
import { MIGRATIONS } from '#server/store/migrations.ts';
import { procedurePage } from '#shared/protocol/procedure-admin.ts';
import { openProcedureDesk, sampleBody } from '../support/procedure-desk.ts';
import { loadSampleProcedures } from '../support/sample-procedures.ts';
import { createTestContext } from '../support/server-context.ts';
import { OFFICE } from '../support/small-office.ts';

const AT = '2026-11-22T00:00:00.000Z';

/**
 * Posted procedures at the centre, whatever the engine.
 * @param openEmpty without any schema, where `open` may have one
 */
export function procedureContract(
  name: string,
  open: () => Promise<Database> | Database,
  openEmpty: () => Promise<Database> | Database = open,
): void {
  describe(`${name}: procedures of the first release`, () => {
    test('stay posted as they were, as version 1, without a loss', async () => {
      const db = await openEmpty();
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

  describe(`${name}: procedures`, () => {
    test('are drafted, posted, found, checked, withdrawn and posted again', async () => {
      const desk = await openProcedureDesk(await open());
      const birth = sampleBody('1.001193');
      await desk.draft(birth);
      await desk.change('post', birth.code);
      await desk.change('check', birth.code);
      await desk.post({ ...birth, timeLimit: null });
      await desk.change('withdraw', birth.code);
      const restored = await desk.change('post', birth.code, { version: 1 });
      expect(restored).toMatchObject({ state: 'posted', posted: 3, postedBody: birth, openProblems: 0 });
      expect(restored.events.map(({ event }) => event)).toEqual(
        ['created', 'posted', 'checked', 'edited', 'posted', 'withdrawn', 'restored'].toReversed(),
      );
      await desk.post(sampleBody('1.000894'));
      const codes = async (query: string) => {
        const response = await desk.client.get(`/procedures?${query}`);
        return v.parse(procedurePage, await response.json()).items.map((item) => item.code);
      };
      expect(await codes('text=khai%20sinh&field=H%E1%BB%99%20t%E1%BB%8Bch')).toEqual(['1.001193']);
      expect(await codes('text=1.0&state=posted&limit=1')).toEqual(['1.000894']);
    });

    test('of two who change the same state at once, one is told', async () => {
      const desk = await openProcedureDesk(await open());
      const birth = sampleBody('1.001193');
      const put = (n: number) =>
        desk.client.send('PUT', `/procedures/${birth.code}/draft`, {
          revision: 0,
          body: { ...birth, timeLimit: `0${n} ngày` },
        });
      const made = await Promise.all([put(1), put(2)]);
      expect(made.map((response) => response.status).sort()).toEqual([200, 409]);
      const post = () => desk.client.send('POST', `/procedures/${birth.code}/post`, { revision: 1 });
      const posted = await Promise.all([post(), post()]);
      expect(posted.map((response) => response.status).sort()).toEqual([200, 409]);
      expect(await desk.get(birth.code)).toMatchObject({ posted: 1, revision: 2 });
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
