import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ratingPage } from '#shared/protocol/admin.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { createOtherUnit, OFFICE, OTHER_UNIT, reissueCode } from '../support/small-office.ts';
import { storedEntries } from '../support/stored.ts';
import { Tablet } from '../support/tablet.ts';

async function importFile(centre: Awaited<ReturnType<typeof createSignedInCentre>>, text: string) {
  return await centre.app.request('/api/v1/import/journal', {
    method: 'POST',
    headers: { Cookie: centre.client.cookie, 'X-CSRF-Token': centre.client.csrfToken },
    body: text,
  });
}

test('a small body that unpacks to millions of lines is refused before any is read', async () => {
  const { context, send, tablet } = await createPairedTablet();
  const body = gzipSync('x\n'.repeat(2_000_000));
  const answer = await send('/api/v1/journal', {
    method: 'POST',
    headers: { Authorization: `Bearer ${tablet.token}`, 'Content-Encoding': 'gzip' },
    body,
  });
  expect(answer.status).toBe(413);
  expect(await storedEntries(context.db)).toEqual([]);
});

test('[SN1] neither does a carried file keep the centre busy', async () => {
  const centre = await createSignedInCentre();
  expect((await importFile(centre, 'x\n'.repeat(2_000_000))).status).toBe(413);
});

test('nobody’s body is read before it is known who sends it', async () => {
  const { app } = await createPairedTablet();
  for (const path of ['/api/v1/journal', '/api/v1/import/journal']) {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        if (pulled > 100) controller.close();
        else controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const request = new Request(`http://localhost${path}`, {
      method: 'POST',
      body,
      duplex: 'half',
    } as RequestInit);
    expect((await app.request(request)).status).toBe(401);
    expect(pulled, path).toBeLessThan(3);
  }
});

test('[TM1a] a rating from the end of time is listed, flagged and pulled like any other', async () => {
  const { client, send, tablet } = await createSignedInCentre();
  tablet.rate(5, {}, { at: '9999-12-31T23:59:59.999Z' });
  tablet.rate(4);
  await tablet.push(send, { head: { sentAt: '1991-01-01T00:00:00.000Z' } });
  const page = v.parse(ratingPage, await (await client.get('/ratings')).json());
  expect(page.items.map(({ level, flags }) => [level, flags])).toEqual([
    [5, ['clock']],
    [4, []],
  ]);
});

test('[SN1] a file that was sealed before the tablet was paired again still counts; a push with the old key does not', async () => {
  const centre = await createSignedInCentre();
  const { context, send, tablet } = centre;
  tablet.rate(5);
  const file = await tablet.segment();
  const replacement = await Tablet.create(context.clock, context.random);
  await replacement.pair(send, (await reissueCode(context, tablet.device)).pairingCode);
  tablet.token = replacement.token;
  expect((await tablet.tryPush(send, file)).status).toBe(422);
  expect(await (await importFile(centre, file)).json()).toMatchObject({ segments: [{ added: 1 }] });
});

test('[AK2] a rating that names another unit’s counter or clerk is put aside, not counted for anybody', async () => {
  const { context, send, tablet } = await createPairedTablet();
  await createOtherUnit(context);
  await context.db
    .insertInto('counter')
    .values({ id: 'c-khac', unit_id: OTHER_UNIT, name: 'Quầy khác', number: null })
    .execute();
  await context.db
    .insertInto('clerk')
    .values({ id: 'k-khac', unit_id: OTHER_UNIT, name: 'Người Khác', title: null })
    .execute();
  tablet.rate(1, { clerk: 'k-khac' });
  tablet.rate(1, { counter: 'c-khac' });
  tablet.rate(5);
  expect(await tablet.push(send)).toMatchObject({ receivedThrough: 3, quarantined: 2 });
  const entries = await context.db.selectFrom('entry').select(['seq', 'cause']).orderBy('seq').execute();
  expect(entries.map((entry) => entry.cause)).toEqual(['other-unit', 'other-unit', null]);
  expect(await context.db.selectFrom('rating').select('clerk_id').execute()).toEqual([
    { clerk_id: OFFICE.clerk },
  ]);
});

test('[AK1] content that cannot be built keeps nobody from confirming what arrived', async () => {
  const { context, send, tablet } = await createPairedTablet();
  await context.db.updateTable('counter').set({ name: '' }).execute();
  await context.db.updateTable('meta').set({ value: 'moved' }).where('key', 'like', '%content%').execute();
  tablet.rate(5);
  expect(await tablet.push(send)).toMatchObject({ receivedThrough: 1, contentVersion: null });
});
