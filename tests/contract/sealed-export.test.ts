import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROGRAM } from '#server/audit/audit.ts';
import { importJournal } from '#server/ingest/import-journal.ts';
import { loadServerKeys } from '#server/server-keys.ts';
import { migrate } from '#server/store/migrate.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { sealFile } from '../support/sealed-file.ts';
import { storedEntries } from '../support/stored.ts';

/** The tablet's sealing (WebCrypto as in a browser) against the centre's opening. */
async function start() {
  const { context, tablet } = await createPairedTablet();
  for (let n = 0; n < 5; n++) tablet.rate(1 + n);
  const segments = [await tablet.segment({ last: 2 }), await tablet.segment({ first: 3 })];
  const lines = await sealFile(tablet.device, context.keys.seal, segments);
  const take = (text: string) => importJournal(context, text, null, PROGRAM);
  return { context, tablet, lines, take, segments };
}

test('[SN1a] what the tablet sealed the centre opens; importing it twice changes nothing', async () => {
  const { context, lines, take } = await start();
  expect(await take(lines.join(''))).toMatchObject({
    ok: true,
    value: {
      segments: [
        { first: 1, added: 2 },
        { first: 3, added: 3, receivedThrough: 5 },
      ],
    },
  });
  const stored = await storedEntries(context.db);
  expect(await take(lines.join(''))).toMatchObject({ value: { segments: [{ added: 0 }, { added: 0 }] } });
  expect(await storedEntries(context.db)).toEqual(stored);
});

test('[SN1a] nothing of an answer can be read in the file, nor guessed from its length', async () => {
  const { context, tablet, lines } = await start();
  const text = lines.join('');
  expect(text).not.toMatch(/level|rating|replica|questionnaire/);
  tablet.record('rating.detail', { of: tablet.newId(), reasons: ['R1'] });
  const short = await sealFile(tablet.device, context.keys.seal, [await tablet.segment({ first: 6 })]);
  tablet.record('rating.detail', { of: tablet.newId(), reasons: ['R1', 'R2', 'R3'] });
  const long = await sealFile(tablet.device, context.keys.seal, [await tablet.segment({ first: 7 })]);
  expect(short.join('')).toHaveLength(long.join('').length);
});

test('[SN1a] whatever is changed in a line, the file is refused with that line, and nothing is stored', async () => {
  const { context, lines, take } = await start();
  for (const [index, line] of lines.entries()) {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: line.length - 2 }),
        fc.constantFrom('A', 'B', '0', '"', '}', ' '),
        async (at, put) => {
          fc.pre(line[at] !== put);
          const tampered = line.slice(0, at) + put + line.slice(at + 1);
          const answer = await take(lines.with(index, tampered).join(''));
          expect(answer).toMatchObject({ ok: false, error: { members: { lineNumber: index + 1 } } });
        },
      ),
      { numRuns: 80, seed: index },
    );
  }
  expect(await storedEntries(context.db)).toEqual([]);
});

test('[SN1a] lines left out, doubled, exchanged or added are noticed at the first that is out of place', async () => {
  const { context, lines, take } = await start();
  const [head = '', one = '', two = '', end = ''] = lines;
  const other = await sealFile('may-khac', context.keys.seal, ['x']);
  const wrong: readonly (readonly [readonly string[], number])[] = [
    [[head, two, end], 2],
    [[head, two, one, end], 2],
    [[head, one, one, two, end], 3],
    [[head, one, end], 3],
    [[head, one, two, two, end], 4],
    [[head, one, two, end, end], 5],
    [[head, one, two, other[2] ?? ''], 4],
    [[head, other[1] ?? '', two, end], 2],
    [[other[0] ?? '', one, two, end], 2],
    [[one, two, end], 1],
  ];
  for (const [file, lineNumber] of wrong) {
    expect(await take(file.join(''))).toMatchObject({ ok: false, error: { members: { lineNumber } } });
  }
  expect(await storedEntries(context.db)).toEqual([]);
});

test('[SN1a] wherever the file is cut, it is refused with the line of the cut', async () => {
  const { context, lines, take } = await start();
  const text = lines.join('');
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: text.length - 1 }), async (length) => {
      const cut = text.slice(0, length);
      const lineNumber = cut.split('\n').length;
      expect(await take(cut)).toMatchObject({ ok: false, error: { members: { lineNumber } } });
    }),
    { numRuns: 200, seed: 5 },
  );
  for (let count = 1; count < lines.length; count++) {
    expect(await take(lines.slice(0, count).join(''))).toMatchObject({
      ok: false,
      error: { code: 'segment-malformed', members: { lineNumber: count + 1 } },
    });
  }
  expect(await storedEntries(context.db)).toEqual([]);
});

test('[SN1a] a file for another centre is refused by that name', async () => {
  const { context, tablet, segments, take } = await start();
  const db = openSqlite(':memory:');
  await migrate(db, '2026-11-22T01:00:00.000Z');
  const elsewhere = await loadServerKeys(db, '2026-11-22T01:00:00.000Z', context.atRest);
  await db.destroy();
  const foreign = await sealFile(tablet.device, elsewhere.seal, segments);
  expect(await take(foreign.join(''))).toMatchObject({
    ok: false,
    error: { code: 'foreign-seal', members: { lineNumber: 1 } },
  });
  // The same, under a borrowed name.
  const borrowed = await sealFile(tablet.device, { ...elsewhere.seal, id: context.keys.seal.id }, segments);
  expect(await take(borrowed.join(''))).toMatchObject({ error: { code: 'segment-malformed' } });
  expect(await storedEntries(context.db)).toEqual([]);
});

test('[SN1a] whoever can seal can still forge nothing: the evidence inside is the tablet’s own segment', async () => {
  const { context, tablet, segments, take } = await start();
  const forged = segments.map((segment) => segment.replace('"level":1', '"level":5'));
  const sealed = await sealFile(tablet.device, context.keys.seal, forged);
  expect(await take(sealed.join(''))).toMatchObject({
    error: { code: 'chain-broken', members: { lineNumber: 2 } },
  });
  const mixed = await sealFile('may-khac', context.keys.seal, segments);
  expect(await take(mixed.join(''))).toMatchObject({ error: { members: { lineNumber: 2 } } });
  expect(await storedEntries(context.db)).toEqual([]);
});

test('[SN1a] no bytes whatever make the parser throw or store', async () => {
  const { context, lines, take } = await start();
  const [head = ''] = lines;
  const line = fc.oneof(
    fc.constantFrom(...lines),
    fc.string(),
    fc.json(),
    fc
      .record({
        t: fc.constantFrom('part', 'end', 'head'),
        n: fc.integer(),
        parts: fc.integer(),
        ct: fc.base64String(),
      })
      .map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(line, { maxLength: 6 }), async (headed, rest) => {
      const text = (headed ? head : '{"t":"sealed-journal"') + rest.join('\n');
      fc.pre(text !== lines.join(''));
      expect((await take(text)).ok).toBe(false);
    }),
    { numRuns: 500, seed: 11 },
  );
  expect(await storedEntries(context.db)).toEqual([]);
});
