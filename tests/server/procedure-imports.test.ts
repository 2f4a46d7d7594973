import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { buildContent } from '#server/content/build-content.ts';
import { importJob } from '#shared/protocol/procedure-import.ts';
import { arbitraryFile, wholeFiles } from '../support/arbitrary-file.ts';
import { arbitraryBody } from '../support/arbitrary-procedure.ts';
import { openProcedureDesk, ownFile, sampleBody } from '../support/procedure-desk.ts';
import { loadSampleProcedures } from '../support/sample-procedures.ts';

const BIRTH = sampleBody('1.001193');

describe('what goes out comes in again', () => {
  test('as JSON and as CSV, into another unit as it was, into the same one as no change', async () => {
    const desk = await openProcedureDesk();
    const samples = loadSampleProcedures();
    await desk.apply(await desk.preview(ownFile(samples)));
    for (const query of ['format=json', 'format=csv', 'format=csv&separator=semicolon']) {
      const response = await desk.client.get(`/procedures/export?${query}`);
      expect(response.headers.get('Content-Disposition')).toContain('thu-tuc_phuong.');
      const file = new Uint8Array(await response.arrayBuffer());
      const job = await desk.preview(file);
      expect(job.counts, query).toMatchObject({ unchanged: 70, changed: 0, new: 0, refused: 0, missing: 0 });
      await desk.context.db.updateTable('account').set({ unit_id: 'tinh' }).execute();
      for (const code of ['procedure_event', 'procedure_version', 'procedure'] as const)
        await desk.context.db.deleteFrom(code).where('unit_id', '=', 'xa').execute();
      const other = await desk.preview(file, '?unit=xa');
      await desk.apply(other);
      const content = await buildContent(desk.context.db, 'xa', '2026-11-22T00:00:00.000Z');
      const posted = new Map(content?.procedures.map((one) => [one.code, one]));
      for (const sample of samples) expect(posted.get(sample.code)).toEqual({ ...sample, version: 1 });
      await desk.context.db.updateTable('account').set({ unit_id: 'phuong' }).execute();
    }
  });

  test('with every fee text as it went in', async () => {
    const bodies = fc
      .sample(arbitraryBody, { numRuns: 40, seed: 5 })
      .map((body, n) => ({ ...body, code: `2.${String(n).padStart(6, '0')}` }));
    const desk = await openProcedureDesk();
    await desk.apply(await desk.preview(ownFile(bodies)));
    const content = await buildContent(desk.context.db, 'phuong', '2026-11-22T00:00:00.000Z');
    const fees = (one: (typeof bodies)[number]) => [
      one.fee?.text,
      one.provincial.fee?.text,
      ...(one.channels ?? []).flatMap((way) => [way.fee, ...way.fees.map((fee) => fee.note)]),
    ];
    const byCode = new Map(content?.procedures.map((one) => [`${one.code}`, one]));
    for (const body of bodies) {
      const posted = byCode.get(body.code);
      expect(posted === undefined ? null : fees({ ...posted, code: body.code })).toEqual(fees(body));
    }
  });
});

describe('whatever contents a file holds', () => {
  test('cancelling leaves the store as it was, applying takes them, and again changes nothing', async () => {
    const desk = await openProcedureDesk();
    const contents = fc.uniqueArray(arbitraryBody, {
      minLength: 1,
      maxLength: 4,
      selector: ({ code }) => code,
    });
    const stored = async () => ({
      heads: await desk.context.db.selectFrom('procedure').selectAll().orderBy('code').execute(),
      versions: await desk.context.db
        .selectFrom('procedure_version')
        .selectAll()
        .orderBy('code')
        .orderBy('version')
        .execute(),
      events: await desk.context.db.selectFrom('procedure_event').selectAll().orderBy('no').execute(),
    });
    await fc.assert(
      fc.asyncProperty(contents, async (bodies) => {
        const before = await stored();
        const cancelled = await desk.preview(ownFile(bodies));
        await desk.client.send('POST', `/procedures/imports/${cancelled.id}/cancel`);
        expect(await stored()).toEqual(before);
        const applied = await desk.apply(await desk.preview(ownFile(bodies)));
        expect(applied.applied?.taken).toBe((applied.counts.new ?? 0) + (applied.counts.changed ?? 0));
        for (const body of bodies) expect((await desk.get(body.code)).postedBody).toEqual(body);
        const after = await stored();
        const again = await desk.preview(ownFile(bodies));
        expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: bodies.length });
        await desk.apply(again);
        expect(await stored()).toEqual(after);
      }),
      { numRuns: 5, seed: 31 },
    );
  });
});

describe('another office', () => {
  test('neither sees nor touches an import', async () => {
    const desk = await openProcedureDesk();
    const job = await desk.preview(ownFile([BIRTH]));
    await desk.context.db.updateTable('account').set({ unit_id: 'xa' }).execute();
    expect((await desk.client.get(`/procedures/imports/${job.id}`)).status).toBe(404);
    expect((await desk.client.get(`/procedures/imports/${job.id}/items`)).status).toBe(404);
    expect((await desk.client.send('POST', `/procedures/imports/${job.id}/apply`, {})).status).toBe(404);
    expect((await desk.client.send('POST', `/procedures/imports/${job.id}/cancel`)).status).toBe(404);
    expect((await desk.upload(ownFile([BIRTH]), '?unit=phuong')).status).toBe(403);
    expect(await (await desk.client.get('/procedures/imports')).json()).toEqual({ items: [] });
    expect((await desk.client.get('/procedures/export?unit=phuong')).status).toBe(403);
  });
});

describe('one import at a time', () => {
  test('of a unit; an import whose process ended is not waited for', async () => {
    const desk = await openProcedureDesk();
    await desk.context.db
      .insertInto('procedure_import')
      .values({
        ...{ id: 'x', unit_id: 'phuong', file_name: 'a', apply_as: 'posted', state: 'reading' },
        ...{ columns_json: '{"read":[],"ignored":[]}', counts_json: '{}', done: 0, total: 0 },
        ...{ created_at: '2026-11-22T01:00:00.000Z', updated_at: '2026-11-22T01:00:00.000Z' },
      })
      .execute();
    expect((await desk.upload(ownFile([BIRTH]))).status).toBe(409);
    desk.context.clock.advance(6 * 60_000);
    expect(await desk.job('x')).toMatchObject({ state: 'interrupted' });
    expect(await desk.preview(ownFile([BIRTH]))).toMatchObject({ state: 'preview' });
  });

  test('when the program stops in the middle, nothing is left of it', async () => {
    const desk = await openProcedureDesk();
    const begun = v.parse(importJob, await (await desk.upload(ownFile([BIRTH]))).json());
    await desk.context.background.stop();
    expect(await desk.job(begun.id)).toMatchObject({ state: 'interrupted' });
    const left = await desk.context.db.selectFrom('procedure_import_item').select('no').execute();
    expect(left).toEqual([]);
  });

  test('previews that nobody touched for a week are taken away', async () => {
    const desk = await openProcedureDesk();
    const old = await desk.preview(ownFile([BIRTH]));
    desk.context.clock.advance(8 * 24 * 60 * 60_000);
    await desk.context.db
      .updateTable('session')
      .set({ expires_at: '2027-01-01', last_seen_at: '2026-11-30T01:00:00.000Z' })
      .execute();
    await desk.preview(ownFile([BIRTH]));
    expect(await desk.items(old)).toEqual([]);
  });
});

/** A zip of one part that unpacks to `size` zeros. */
function bomb(name: string, size: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(size));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  // A lie: the part says that it is small.
  central.writeUInt32LE(10, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

describe('hostile files', () => {
  test('a zip that holds gigabytes in a few bytes is refused as too large', async () => {
    const desk = await openProcedureDesk();
    const file = bomb('xl/worksheets/sheet1.xml', 300 * 1024 * 1024);
    expect(file.length).toBeLessThan(400_000);
    expect(await desk.preview(file)).toMatchObject({ state: 'refused', refusal: { code: 'too-large' } });
  });

  test('a body over the bound is refused with advice before it is read', async () => {
    const desk = await openProcedureDesk();
    const response = await desk.upload(new Uint8Array(128 * 1024 * 1024 + 1));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      code: 'too-large',
      detail: expect.stringContaining('128 MB'),
    });
    expect(await (await desk.client.get('/procedures/imports')).json()).toEqual({ items: [] });
  });

  test('nobody uploads without a session or its token, and unknown names in the query are refused', async () => {
    const desk = await openProcedureDesk();
    const anonymous = await desk.client.send('POST', '/procedures/imports', {}, { Cookie: '' });
    expect(anonymous.status).toBe(401);
    const forged = await desk.client.send('POST', '/procedures/imports', {}, { 'X-CSRF-Token': 'x' });
    expect(forged.status).toBe(403);
    expect((await desk.upload('[]', '?as=everything')).status).toBe(400);
    expect((await desk.upload('[]', '?misspelt=1')).status).toBe(400);
  });

  test('whatever bytes arrive, the import ends as a preview or with a reason, and the procedures are as before', async () => {
    const desk = await openProcedureDesk();
    await desk.post(BIRTH);
    const before = await desk.get(BIRTH.code);
    const whole = wholeFiles();
    await fc.assert(
      fc.asyncProperty(arbitraryFile(whole), async (bytes) => {
        const job = await desk.preview(bytes);
        expect(['preview', 'refused']).toContain(job.state);
        expect(job.state === 'refused').toBe(job.refusal !== null);
        await desk.client.send('POST', `/procedures/imports/${job.id}/cancel`);
        expect(await desk.get(BIRTH.code)).toEqual(before);
      }),
      { numRuns: 6, seed: 17 },
    );
    expect(desk.context.logLines.filter((line) => line.event === 'background-failed')).toEqual([]);
  });
});
