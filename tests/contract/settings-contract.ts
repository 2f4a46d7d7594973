import { describe, expect, test } from 'vitest';
import { createContentCache } from '#server/content/content-cache.ts';
import { wholePackage } from '#server/content/pack-content.ts';
import { readSetting } from '#server/content/read-settings.ts';
import { type SettingDraft, writeSetting } from '#server/content/write-setting.ts';
import { keepQuestionnaires } from '#server/rules/keep-questionnaires.ts';
import { packQuestionnaires } from '#server/rules/pack-questionnaires.ts';
import { touchContent } from '#server/store/content.ts';
import type { Database } from '#server/store/database.ts';
import { insertQuestionnaire } from '#server/store/questionnaires.ts';
import { transact } from '#server/store/transact.ts';
import type { ContentPackage } from '#shared/protocol/content.ts';
import { seedOffice } from '../support/office.ts';
import { createTestContext, type TestContext } from '../support/server-context.ts';

const HOUR_MS = 60 * 60_000;

/** What the store of settings must do on every engine, seen as tablets see it: in the content package. */
export function settingsContract(name: string, open: () => Promise<Database> | Database): void {
  async function start() {
    const context = await createTestContext(await open());
    await seedOffice(context);
    return context;
  }

  const nowOf = (context: TestContext) => new Date(context.clock.nowMs()).toISOString();

  async function write(
    context: TestContext,
    draft: Partial<SettingDraft> & Pick<SettingDraft, 'part' | 'body'>,
  ) {
    const whole = { unitId: 'phuong', effectiveFrom: null, createdBy: null, note: null, ...draft };
    const written = await transact(context.db, (trx) => writeSetting(trx, whole, nowOf(context)));
    if (!written.ok) throw new Error(JSON.stringify(written.error));
    return written.value;
  }

  async function read(context: TestContext, unit = 'phuong', cache = context.content) {
    const packed = await cache.get(unit);
    if (packed === null) throw new Error('no content');
    const content: ContentPackage = JSON.parse(new TextDecoder().decode(wholePackage(packed)));
    return { ...packed, content };
  }

  describe(`${name}: settings`, () => {
    test('what nobody decided has its defaults', async () => {
      const { content } = await read(await start());
      expect(content.settings.intake.mode).toBe('open');
      expect(content.unit.contact.phone).toBeNull();
    });

    test('a part is inherited whole from the nearest unit above, and from no sibling', async () => {
      const context = await start();
      await write(context, { unitId: 'tinh', part: 'intake', body: { mode: 'invited', tt01: true } });
      await write(context, { unitId: 'xa', part: 'staff', body: { duty: 'sign-in' } });
      const inherited = (await read(context)).content.settings;
      expect(inherited.intake).toMatchObject({ mode: 'invited', tt01: true });
      expect(inherited.staff.duty).toBe('roster');
      await write(context, { part: 'intake', body: { sipas: true } });
      const own = (await read(context)).content.settings;
      expect(own.intake).toMatchObject({ mode: 'open', tt01: false, sipas: true });
      expect((await read(context, 'xa')).content.settings.intake.mode).toBe('invited');
      await write(context, { part: 'intake', body: null });
      expect((await read(context)).content.settings.intake).toEqual(inherited.intake);
    });

    test('a scheduled change reaches tablets at its instant, without anybody doing anything', async () => {
      const context = await start();
      const before = await read(context);
      const at = new Date(context.clock.nowMs() + 3 * HOUR_MS + 1).toISOString();
      await write(context, { part: 'intake', body: { mode: 'invited' }, effectiveFrom: at });
      context.clock.advance(3 * HOUR_MS);
      expect((await read(context)).content.settings).toEqual(before.content.settings);
      context.clock.advance(1);
      expect((await read(context)).content.settings.intake.mode).toBe('invited');
      context.clock.advance(30 * HOUR_MS);
      expect((await read(context)).content.settings.intake.mode).toBe('invited');
    });

    test('several processes build the same bytes at every moment', async () => {
      const context = await start();
      const others = [
        createContentCache(context.db, context.clock),
        createContentCache(context.db, context.clock),
      ];
      const at = new Date(context.clock.nowMs() + HOUR_MS).toISOString();
      await write(context, { part: 'hours', body: { week: null }, effectiveFrom: at });
      for (const step of [0, HOUR_MS - 1, 1, 5, 20 * HOUR_MS, 10 * HOUR_MS]) {
        context.clock.advance(step);
        const { version } = await read(context);
        for (const cache of others) expect((await read(context, 'phuong', cache)).version).toBe(version);
      }
    });

    test('nothing is published into the past', async () => {
      const context = await start();
      const { effectiveFrom } = await write(context, {
        part: 'intake',
        body: {},
        effectiveFrom: '2020-01-01T00:00:00.000Z',
      });
      expect(effectiveFrom).toBe(nowOf(context));
      expect(await readSetting(context.db, 'phuong', 'intake', '2026-01-01T00:00:00.000Z')).toBeNull();
    });

    test('versions written at once are counted one by one', async () => {
      const context = await start();
      const versions = await Promise.all(
        Array.from({ length: 6 }, () => write(context, { part: 'intake', body: {} })),
      );
      expect(versions.map((one) => one.version).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    });

    test('two servers that start in the same moment both put the packs’ questions there', async () => {
      const context = await start();
      await context.db.deleteFrom('questionnaire').execute();
      await Promise.all(Array.from({ length: 4 }, () => keepQuestionnaires(context)));
      const rows = await context.db.selectFrom('questionnaire').select(['id', 'version']).execute();
      expect(rows).toHaveLength(context.rules.flatMap(packQuestionnaires).length);
    });

    test('the contact block and the chosen questionnaire go down too', async () => {
      const context = await start();
      await write(context, {
        unitId: 'tinh',
        part: 'contact',
        body: { address: 'Số 1', phone: null, email: null, hotline: '1022' },
      });
      const { content: before } = await read(context);
      expect(before.unit.contact).toMatchObject({ address: 'Số 1', hotline: '1022' });
      await insertQuestionnaire(context.db, { ...before.questionnaire, version: 2 }, false);
      await touchContent(context.db);
      expect((await read(context)).content.questionnaire.version).toBe(1);
      await write(context, { part: 'questionnaire', body: { id: 'counter', version: 2 } });
      expect((await read(context)).content.questionnaire.version).toBe(2);
      expect((await read(context, 'xa')).content.questionnaire.version).toBe(1);
    });

    test('a clerk’s picture goes only where it is shown; who has left and what is closed goes nowhere', async () => {
      const context = await start();
      const photo = 'data:image/png;base64,AAAA';
      await context.db.updateTable('clerk').set({ photo }).execute();
      await touchContent(context.db);
      expect((await read(context)).content.clerks).toMatchObject([{ id: 'hoa', photo: null }]);
      await write(context, { part: 'staff', body: { showClerkPhoto: true } });
      expect((await read(context)).content.clerks).toMatchObject([{ id: 'hoa', photo }]);
      await context.db.updateTable('clerk').set({ left_on: '2026-11-23' }).execute();
      await context.db
        .updateTable('counter')
        .set({ closed_at: nowOf(context) })
        .where('id', '=', 'quay-2')
        .execute();
      await touchContent(context.db);
      expect((await read(context)).content.clerks).toHaveLength(1);
      expect((await read(context)).content.counters.map((one) => one.id)).toEqual(['quay-1']);
      context.clock.advance(24 * HOUR_MS);
      expect((await read(context)).content.clerks).toEqual([]);
    });
  });
}
