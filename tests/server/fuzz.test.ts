import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { createAccount } from '#server/accounts/create-account.ts';
import { readSettings } from '#server/settings.ts';
import { StartFailure } from '#server/start-failure.ts';
import type { Database } from '#server/store/database.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { storedToLine } from '#server/store/storable-text.ts';
import { readEnvelope } from '#shared/lib/segment-text.ts';
import { ENTRY_BODIES } from '#shared/protocol/entry-bodies.ts';
import { problem } from '#shared/protocol/problem.ts';
import {
  anyText,
  everyNastyVersion,
  mangledBytes,
  mangledJson,
  NASTY_TEXTS,
  nastyValue,
} from '../support/mangle.ts';

import { ADMIN, signIn } from '../support/office.ts';
import { addTablet, createPairedTablet, type PairedTablet } from '../support/paired-tablet.ts';
import { createTestPostgres } from '../support/postgres.ts';
import { OFFICE } from '../support/small-office.ts';
import { storedEntries, storedRatings } from '../support/stored.ts';
import type { Tablet } from '../support/tablet.ts';

const STORES: readonly (readonly [string, () => Database | Promise<Database>, number])[] = [
  ['SQLite', () => openSqlite(':memory:'), 100],
  ['PostgreSQL', createTestPostgres, 40],
];
const SEED = 20_261_122;

describe.each(STORES)('whatever arrives, on %s', (_, open, numRuns) => {
  const runs = { numRuns, seed: SEED };

  test('a segment of any bytes is answered with a status that says why, and stores no line that was not sealed', async () => {
    const { context, app, tablet } = await createPairedTablet(await open());
    tablet.rate();
    tablet.record('device', { event: 'boot' });
    const segment = await tablet.segment();
    const packed = Uint8Array.from(gzipSync(segment));
    const plain = new TextEncoder().encode(segment);
    const bodies = fc.oneof(
      mangledBytes(plain).map((body) => [body, 'identity'] as const),
      mangledBytes(packed).map((body) => [body, 'gzip'] as const),
      mangledJson(segment).map((text) => [new TextEncoder().encode(text), 'identity'] as const),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async ([body, encoding]) => {
        const headers = { Authorization: `Bearer ${tablet.token}`, 'Content-Encoding': encoding };
        const answer = await app.request('/api/v1/journal', { method: 'POST', headers, body });
        await expectExpected(answer);
        const lines = (await storedEntries(context.db)).map(({ line }) => storedToLine(line));
        expect(lines).toEqual(tablet.rows.slice(0, lines.length).map(({ line }) => line));
      }),
      runs,
    );
  });

  test('[AK2] [PU2] a sealed line of any text is received, kept as it is, and taken for an entry only if it is one', async () => {
    const { context, send } = await createPairedTablet(await open());
    await fc.assert(
      fc.asyncProperty(fc.array(entryLine, { minLength: 1, maxLength: 6 }), async (makers) => {
        const tablet = await addTablet(context, send);
        for (const make of makers) tablet.recordLine(make(tablet));
        tablet.rate(4);
        const ack = await tablet.push(send);
        expect(ack.receivedThrough).toBe(tablet.last);
        await expectKept(context.db, tablet);
      }),
      runs,
    );
  });

  test('[AK2] every key and value of every kind, replaced by the worst, is received, kept and judged', async () => {
    const { context, send, tablet } = await createPairedTablet(await open());
    for (const [pick] of BODIES.entries()) {
      for (const line of everyNastyVersion(validLine(pick))) tablet.recordLine(place(line, tablet));
      const from = tablet.last;
      for (let first = 1; first <= from; ) {
        const last = Math.min(from, first + 49);
        const { receivedThrough } = await tablet.push(send, { first, last });
        expect(receivedThrough).toBeGreaterThanOrEqual(last);
        first = receivedThrough + 1;
      }
    }
    await expectKept(context.db, tablet);
  });

  test('every part of every address, replaced by the worst, is answered', async () => {
    const { client } = await signedIn(await open());
    const bad = NASTY_TEXTS.map((text) => encodeURIComponent(text.toWellFormed()));
    for (const text of [...bad, '%E0%A4%', '%00', 'a%00b']) {
      for (const [method, path] of ADDRESSES) {
        const address = path.replace('*', text);
        await expectExpected(await client(`/api/v1/${address}`, { method }), address);
      }
    }
  });

  test('an import of any bytes is refused or changes nothing that was not sealed', async () => {
    const { client, context, tablet } = await signedIn(await open());
    tablet.rate();
    tablet.rate(2);
    const file = (await tablet.segment({ last: 1 })) + (await tablet.segment({ first: 2 }));
    const bodies = fc.oneof(
      mangledBytes(new TextEncoder().encode(file)),
      mangledJson(file).map((text) => new TextEncoder().encode(text)),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        await expectExpected(await client('/api/v1/import/journal', { method: 'POST', body }));
        const lines = (await storedEntries(context.db)).map(({ line }) => storedToLine(line));
        expect(lines).toEqual(tablet.rows.slice(0, lines.length).map(({ line }) => line));
      }),
      runs,
    );
  });

  test('a form of any content is answered with what is wrong with it', async () => {
    const { app, client, tablet } = await signedIn(await open());
    const forms = await formsOf(tablet);
    const requests = fc.constantFrom(...forms).chain(([method, path, body]) => {
      const text = JSON.stringify(body);
      const bytes = new TextEncoder().encode(text);
      const bodies = fc.oneof(
        mangledJson(text),
        mangledBytes(bytes),
        nastyValue,
        fc.constant(`${'['.repeat(60_000)}`),
      );
      return bodies.map((mangled) => ({ method, path, body: mangled }));
    });
    await fc.assert(
      fc.asyncProperty(requests, async ({ method, path, body }) => {
        const headers = { 'Content-Type': 'application/json' };
        await expectExpected(await app.request(path, { method, headers, body }));
        await expectExpected(await client(path, { method, headers, body }));
      }),
      runs,
    );
  });

  test('an address of any text is answered with what is wrong with it', async () => {
    const { client, app, tablet } = await signedIn(await open());
    const text = anyText.map((part) => encodeURIComponent(part.toWellFormed()));
    const names = [
      'after',
      'limit',
      'unit',
      'from',
      'to',
      'counter',
      'clerk',
      'level',
      'questionnaire',
      'order',
      'format',
    ];
    const query = fc
      .array(fc.tuple(fc.constantFrom(...names, '__proto__'), fc.oneof(text, fc.constant('%E0%A4%'))), {
        maxLength: 3,
      })
      .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));
    const paths = fc.oneof(
      fc
        .tuple(fc.constantFrom('ratings', 'quarantine', 'units', 'questionnaires', 'devices'), query)
        .map(([p, q]) => `${p}?${q}`),
      text.map((id) => `devices/${id}/pairing-code`),
      text.map((id) => `devices/${id}`),
      text.map((id) => `proofs/${id}`),
      text.map((id) => `units/${id}/counters`),
      text.map((id) => `units/${id}/clerks`),
      text,
    );
    const methods = fc.constantFrom('GET', 'POST', 'DELETE', 'PUT');
    await fc.assert(
      fc.asyncProperty(paths, methods, anyText, async (path, method, secret) => {
        await expectExpected(await client(`/api/v1/${path}`, { method }));
        const headers = {
          Authorization: `Bearer ${headerText(secret)}`,
          Cookie: `hailong-session=${headerText(secret)}`,
        };
        await expectExpected(await app.request(`/api/v1/${path}`, { method, headers }));
        const known = { Authorization: `Bearer ${tablet.token}`, 'If-None-Match': headerText(secret) };
        await expectExpected(await app.request('/api/v1/content', { headers: known }));
      }),
      runs,
    );
  });
});

// PostgreSQL is the pickier one; a login costs too much to try all of this on both.
test('every key and value of every form, replaced by the worst, is answered by a centre on PostgreSQL', async () => {
  const { client, tablet } = await signedIn(await createTestPostgres());
  for (const [method, path, body] of await formsOf(tablet)) {
    for (const text of everyNastyVersion(JSON.stringify(body))) {
      const headers = { 'Content-Type': 'application/json' };
      await expectExpected(
        await client(path, { method, headers, body: text }),
        `${path} ${text.slice(0, 200)}`,
      );
    }
  }
});

test('lines as long as a push may be, and nesting as deep, are put aside like any other', async () => {
  const { context, send, tablet } = await createPairedTablet();
  const deep = 1_500_000;
  tablet.recordLine(`{"t":"entry","body":${'['.repeat(deep)}${']'.repeat(deep)}}`);
  expect((await tablet.push(send)).receivedThrough).toBe(1);
  tablet.recordLine('x'.repeat(3_900_000));
  expect((await tablet.push(send, { first: 2 })).receivedThrough).toBe(2);
  const id = tablet.newId();
  tablet.recordLine(
    `{"t":"entry","seq":3,"id":"${id}","at":"2026-11-22T01:00:00.000Z","kind":"device","kv":1,"body":{"event":"boot","deep":${'['.repeat(deep)}${']'.repeat(deep)}}}`,
  );
  expect((await tablet.push(send, { first: 3 })).receivedThrough).toBe(3);
  expect((await storedEntries(context.db)).map(({ state }) => state)).toEqual([
    'quarantined',
    'quarantined',
    'stored',
  ]);
});

test('settings of any text are read or refused by name', () => {
  const names = ['PORT', 'HOST', 'HAILONG_DATA', 'DATABASE_URL', 'PUBLIC_URL', 'TLS_CERT', 'TLS_KEY'];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), anyText), (env) => {
      try {
        expect(readSettings(env).port).toBeLessThanOrEqual(65_535);
      } catch (error) {
        expect(error).toBeInstanceOf(StartFailure);
      }
    }),
    { numRuns: 300, seed: SEED },
  );
});

const QUERIES = [
  'after',
  'limit',
  'unit',
  'from',
  'to',
  'counter',
  'clerk',
  'level',
  'questionnaire',
  'format',
];
const ADDRESSES: readonly (readonly [string, string])[] = [
  ...QUERIES.map((name) => ['GET', `ratings?${name}=*`] as const),
  ...QUERIES.map((name) => ['GET', `quarantine?${name}=*`] as const),
  ['GET', 'units/*/counters'],
  ['GET', 'units/*/clerks'],
  ['GET', 'proofs/*'],
  ['POST', 'devices/*/pairing-code'],
  ['DELETE', 'devices/*'],
  ['GET', '*'],
];

async function formsOf(tablet: Tablet): Promise<readonly (readonly [string, string, object])[]> {
  return [
    ['POST', '/api/v1/pair', { code: 'ABCD-EFGH', publicKey: await tablet.publicKey(), app: '1' }],
    ['POST', '/api/v1/session', { username: 'nobody', password: 'wrong' }],
    ['PUT', '/api/v1/session/password', { current: 'wrong', next: 'short' }],
    ['POST', '/api/v1/devices', { unit: OFFICE.unit, counter: OFFICE.counter, name: 'Máy' }],
  ];
}

/** Lines that are entries, nearly entries, and anything else; never with a line break. */
const entryLine: fc.Arbitrary<(tablet: Tablet) => string> = fc.oneof(
  fc
    .nat()
    .chain((pick) => mangledJson(validLine(pick)).map((text) => (tablet: Tablet) => place(text, tablet))),
  fc.nat().map((pick) => (tablet: Tablet) => place(validLine(pick), tablet)),
  anyText.map((text) => () => oneLine(text)),
  nastyValue.map((text) => () => oneLine(text)),
);

const ID = '00000000-0000-7000-8000-000000000000';
const BODIES: readonly (readonly [string, unknown])[] = [
  [
    'rating',
    {
      questionnaire: { id: OFFICE.questionnaire.id, version: OFFICE.questionnaire.version },
      level: 5,
      counter: 'c-1',
      clerk: 'k-1',
      intake: 'open',
      procedure: '1.000894',
      field: 'x',
      lang: 'vi',
      ms: 10,
    },
  ],
  ['rating.change', { of: ID, level: 2 }],
  ['rating.detail', { of: ID, reasons: ['A1'], answers: { a: 'b' } }],
  ['ask', { counter: 'c-1', clerk: null, trigger: 'clerk', outcome: 'timeout' }],
  ['usage', { date: '2026-11-22', views: { '1.000894': 3 }, searchesWithoutResult: 1 }],
  ['device', { event: 'boot', storage: { used: 1 } }],
];

function validLine(pick: number): string {
  const [kind, body] = BODIES[pick % BODIES.length] ?? ['device', {}];
  return JSON.stringify({ t: 'entry', seq: 1, id: ID, at: '2026-11-22T01:00:00.000Z', kind, kv: 1, body });
}

/** With the next number and an id of its own, where it still has them. */
function place(text: string, tablet: Tablet): string {
  return oneLine(
    text.replace('"seq":1', `"seq":${tablet.last + 1}`).replace(`"id":"${ID}"`, `"id":"${tablet.newId()}"`),
  );
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ').toWellFormed();
}

async function expectKept(db: Database, tablet: Tablet): Promise<void> {
  const entries = (await storedEntries(db)).filter(({ replica }) => replica === tablet.replica);
  expect(entries.map(({ line }) => storedToLine(line))).toEqual(tablet.rows.map(({ line }) => line));
  const ratings = (await storedRatings(db)).filter(({ device_id }) => device_id === tablet.device);
  for (const { seq, line, state, reason } of entries) {
    const understood = isUnderstood(storedToLine(line), seq);
    if (!understood) expect([state, reason]).toEqual(['quarantined', expect.any(String)]);
    const isRating = ratings.some((rating) => rating.seq === seq);
    if (isRating) expect([state, understood]).toEqual(['stored', true]);
  }
}

function isUnderstood(line: string, seq: number): boolean {
  const envelope = readEnvelope(line, seq);
  if (!envelope.ok) return false;
  const { kind, kv, body } = envelope.value;
  const schema = new Map(Object.entries(ENTRY_BODIES)).get(kind as keyof typeof ENTRY_BODIES); // an unknown kind has none
  return schema !== undefined && kv === 1 && v.is(schema[1], body);
}

async function signedIn(db: Database): Promise<PairedTablet & { client: Client }> {
  const centre = await createPairedTablet(db);
  const account = { ...ADMIN, role: 'admin', unitId: OFFICE.unit, mustChangePassword: false } as const;
  await createAccount(centre.context.db, centre.context, { ...account, cost: { logN: 10, r: 8, p: 1 } });
  const { cookie, csrfToken } = await signIn(centre.context);
  const client: Client = async (path, { headers, ...init }) =>
    await centre.app.request(path, {
      ...init,
      headers: { ...headers, Cookie: cookie, 'X-CSRF-Token': csrfToken },
    });
  return { ...centre, client };
}

type Client = (
  path: string,
  init: RequestInit & { readonly headers?: Record<string, string> },
) => Promise<Response>;

/** Anything but a failure of the inside; refusals in their form. */
async function expectExpected(answer: Response, to = ''): Promise<void> {
  const text = await answer.text();
  if (answer.status >= 500) throw new Error(`${answer.status}: ${text} ${to}`);
  if (answer.status >= 400) {
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(v.is(problem, JSON.parse(text))).toBe(true);
  }
}

function headerText(text: string): string {
  return text.replaceAll(/[^\x21-\x7e\xa1-\xff]/g, '~');
}
