import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportReport } from '#shared/protocol/import.ts';
import { addTablet } from '../support/paired-tablet.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { createOtherUnit, OTHER_UNIT } from '../support/small-office.ts';
import { storedEntries } from '../support/stored.ts';
import { generateKeys, Tablet } from '../support/tablet.ts';

async function start() {
  const centre = await createSignedInCentre();
  const importFile = async (text: string, headers: Record<string, string> = {}) =>
    await centre.app.request('/api/v1/import/journal', {
      method: 'POST',
      headers: {
        Cookie: centre.client.cookie,
        'X-CSRF-Token': centre.client.csrfToken,
        'Content-Type': 'application/x-ndjson',
        ...headers,
      },
      body: text,
    });
  const report = async (text: string): Promise<ImportReport> => {
    const response = await importFile(text);
    expect(response.status).toBe(200);
    return await response.json();
  };
  return { ...centre, importFile, report };
}

test('[SN1] a file brings what was recorded; importing it twice changes nothing', async () => {
  const { context, tablet, report } = await start();
  tablet.rate(5);
  tablet.rate(1);
  const file = await tablet.segment();
  expect((await report(file)).segments).toMatchObject([
    { first: 1, last: 2, entries: 2, added: 2, receivedThrough: 2, quarantined: 0 },
  ]);
  const stored = await storedEntries(context.db);
  expect((await report(file)).segments).toMatchObject([{ entries: 2, added: 0, receivedThrough: 2 }]);
  expect(await storedEntries(context.db)).toEqual(stored);
});

test('[SN1] a file of several segments, gzip or plain, is one import', async () => {
  const { tablet, report, app, client } = await start();
  for (let n = 0; n < 5; n += 1) tablet.rate();
  const file = (await tablet.segment({ last: 2 })) + (await tablet.segment({ first: 3 }));
  const packed = await app.request('/api/v1/import/journal', {
    method: 'POST',
    headers: { Cookie: client.cookie, 'X-CSRF-Token': client.csrfToken, 'Content-Encoding': 'gzip' },
    body: gzipSync(file),
  });
  expect(await packed.json()).toMatchObject({ segments: [{ added: 2 }, { added: 3 }] });
  expect((await report(file)).segments).toMatchObject([{ added: 0 }, { added: 0, receivedThrough: 5 }]);
});

test('[SN1] what the tablet pushes after the import is not stored twice', async () => {
  const { context, tablet, send, report } = await start();
  tablet.rate(5);
  await report(await tablet.segment());
  tablet.rate(4);
  expect(await tablet.push(send)).toMatchObject({ receivedThrough: 2 });
  expect(await storedEntries(context.db)).toHaveLength(2);
});

test('[SN1] a tampered file is refused with the line, and nothing of it is stored', async () => {
  const { context, tablet, importFile } = await start();
  tablet.rate(1);
  tablet.rate(1);
  const good = await tablet.segment({ last: 1 });
  const bad = (await tablet.segment({ first: 2 })).replace('"level":1', '"level":5');
  const answer = await importFile(good + bad);
  expect(answer.status).toBe(422);
  // Three lines of the good segment, then head, entry, seal: the seal is where the chain does not lead.
  expect(await answer.json()).toMatchObject({ code: 'chain-broken', lineNumber: 6 });
  expect(await storedEntries(context.db)).toEqual([]);
});

test('[SN1] wherever a file is cut, it is refused and nothing is stored', async () => {
  const { context, tablet, importFile } = await start();
  tablet.rate(2);
  tablet.rate(3);
  const file = await tablet.segment();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: file.length - 1 }), async (length) => {
      const answer = await importFile(file.slice(0, length));
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ lineNumber: expect.any(Number) });
    }),
    { numRuns: 60, seed: 3 },
  );
  expect(await storedEntries(context.db)).toEqual([]);
});

test('[SN1] a seal of another key and a file of another centre’s device are refused', async () => {
  const { context, tablet, importFile } = await start();
  tablet.rate(5);
  const forged = await importFile(await tablet.segment({ key: (await generateKeys()).privateKey }));
  expect(await forged.json()).toMatchObject({ status: 422, code: 'bad-seal' });
  const stranger = await Tablet.create(context.clock, context.random);
  stranger.device = 'may-noi-khac';
  stranger.rate(5);
  const foreign = await importFile(await stranger.segment());
  expect(await foreign.json()).toMatchObject({ status: 422, code: 'unknown-device', lineNumber: 1 });
  expect(await storedEntries(context.db)).toEqual([]);
});

test('[SN1] a file that begins after what the centre holds says what is missing', async () => {
  const { tablet, importFile } = await start();
  for (let n = 0; n < 4; n += 1) tablet.rate();
  const answer = await importFile(await tablet.segment({ first: 3 }));
  expect(await answer.json()).toMatchObject({
    status: 409,
    code: 'import-gap',
    receivedThrough: 0,
    first: 3,
  });
});

test('[AK4] a file fills the hole that a tablet had to declare', async () => {
  const { context, tablet, send, report } = await start();
  for (let n = 0; n < 4; n += 1) tablet.rate();
  const file = await tablet.segment({ last: 2 });
  await tablet.push(send, { first: 3, head: { oldest: 3 } });
  expect(await context.db.selectFrom('missing_range').selectAll().execute()).toHaveLength(1);
  expect((await report(file)).segments).toMatchObject([{ added: 2, receivedThrough: 4 }]);
  expect(await context.db.selectFrom('missing_range').selectAll().execute()).toEqual([]);
  expect(await storedEntries(context.db)).toHaveLength(4);
});

test('nobody but signed-in people with the session’s token', async () => {
  const { app, tablet, importFile } = await start();
  tablet.rate();
  const file = await tablet.segment();
  const bare = await app.request('/api/v1/import/journal', { method: 'POST', body: file });
  expect(bare.status).toBe(401);
  expect((await importFile(file, { 'X-CSRF-Token': 'x' })).status).toBe(403);
});

test('a tablet of another unit is not importable by this account', async () => {
  const { context, app, client } = await start();
  await createOtherUnit(context);
  const other = await addTablet(context, (path, init) => app.request(path, init));
  await context.db
    .updateTable('device')
    .set({ unit_id: OTHER_UNIT })
    .where('id', '=', other.device)
    .execute();
  other.rate();
  const answer = await app.request('/api/v1/import/journal', {
    method: 'POST',
    headers: { Cookie: client.cookie, 'X-CSRF-Token': client.csrfToken },
    body: await other.segment(),
  });
  expect(await answer.json()).toMatchObject({ code: 'unknown-device' });
});
