import { describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { insertQuestionnaire } from '#server/store/questionnaires.ts';
import { readTakeHomeCode } from '#shared/domain/take-home-code.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import { seedOffice } from '../support/office.ts';
import { createPairedTablet, type PairedTablet } from '../support/paired-tablet.ts';
import { publishPart } from '../support/publish-part.ts';
import { signInAsEach } from '../support/role-office.ts';
import { createTestContext, TEST_NOW_MS } from '../support/server-context.ts';
import { OFFICE } from '../support/small-office.ts';
import { storedRatings } from '../support/stored.ts';
import { homeForm, TakeHomeDesk } from '../support/take-home-tablet.ts';

const TOPICS = Array.from({ length: 10 }, (_, n) => ({
  ...{ code: `T${n}`, topic: { vi: `Chủ đề ${n}`, en: `Topic ${n}` }, factor: 'service' },
  ...{ positive: null, negative: null },
}));
/** The question of the office, with topics. */
const ASKED: Questionnaire = { ...OFFICE.questionnaire, id: 'co-chu-de', reasons: TOPICS };
const ASKED_KEY = `${ASKED.id} ${ASKED.version}`;

async function start() {
  const centre = await createPairedTablet();
  await insertQuestionnaire(centre.context.db, ASKED, false);
  await publishPart(centre, 'questionnaire', { id: ASKED.id, version: ASKED.version });
  const desk = await TakeHomeDesk.open(centre.tablet, centre.send);
  const get = (path: string) => centre.app.request(path);
  const textOf = async (path: string): Promise<string> => (await get(path)).text();
  return { ...centre, desk, get, textOf };
}

/** A code that no key made, with a right check character. */
async function wrongCode({ desk }: { readonly desk: TakeHomeDesk }, n: number): Promise<string> {
  const code = (await desk.issue(TEST_NOW_MS, 0)).replaceAll('-', '');
  for (const sign of '0123456789CFGHJKMNPRTVX') {
    const digits = String(n).padStart(4, '0');
    const guess = code.slice(0, 8) + digits + code.slice(12, 19) + sign;
    if (readTakeHomeCode(guess).ok) return guess;
  }
  throw new Error('no check character fits');
}

describe('the page for rating at home', () => {
  test('asks the same question in the same order, chooses nothing, and says whom it is about', async () => {
    const { desk, textOf } = await start();
    const page = await textOf(`/p/${await desk.issue(TEST_NOW_MS, 1)}`);
    const { question, levels, reasons } = ASKED;
    for (const words of [
      question.vi,
      'Phường Thử Nghiệm',
      '1 · Hộ tịch',
      'Nguyễn Thị Thử',
      '08:00',
      '22/11/2026',
    ])
      expect(page).toContain(words);
    const at = (words: string) => page.indexOf(`<span>${words}</span>`);
    const places = [
      ...levels.map(({ label }) => at(label.vi)),
      ...reasons.slice(0, 8).map(({ topic }) => at(topic.vi)),
    ];
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(page).not.toContain('Chủ đề 8');
    expect(page).not.toContain(' checked');
    expect(page).not.toMatch(/<script|null|undefined|\[object/);
  });

  test('is one small answer without cookie, script or anything from elsewhere', async () => {
    const { desk, get } = await start();
    const response = await get(`/p/${await desk.issue(TEST_NOW_MS, 1)}`);
    const page = await response.text();
    // As it goes over the air: it is not packed.
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(Buffer.byteLength(page)).toBeLessThan(16_000);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-robots-tag')).toBe('noindex');
    expect(page).not.toMatch(/(?:src|href)="(?!\/p)/);
  });

  test('in English when asked, with the way back', async () => {
    const { desk, textOf } = await start();
    const code = await desk.issue(TEST_NOW_MS, 1);
    const page = await textOf(`/p/${code}?lang=en`);
    expect(page).toContain('<html lang="en">');
    expect(page).toContain(OFFICE.questionnaire.question.en);
    expect(page).toContain(`href="/p/${code}?lang=vi"`);
  });

  test('reading it uses nothing up; sending it once does, and the thanks hold no code', async () => {
    const { desk, app, get, context } = await start();
    const code = await desk.issue(TEST_NOW_MS, 1);
    for (let n = 0; n < 3; n++) expect((await get(`/p/${code}`)).status).toBe(200);
    const reason = 'T1';
    const sent = await app.request(
      `/p/${code}`,
      homeForm({ questionnaire: ASKED_KEY, level: '4', reason: [reason, reason, 'XX'] }),
    );
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/p/cam-on?lang=vi']);
    expect(await storedRatings(context.db)).toMatchObject([
      { level: 4, reasons_json: JSON.stringify([reason]), lang: 'vi', intake: 'takehome' },
    ]);
    expect((await get('/p/cam-on')).status).toBe(200);
    const again = await get(`/p/${code}`);
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('Mã này đã được dùng rồi');
  });

  test('what cannot be taken is shown again as it was filled in, and uses nothing up', async () => {
    const { desk, app, get, context } = await start();
    const code = await desk.issue(TEST_NOW_MS, 1);
    const send = async (fields: Record<string, string>) => {
      const response = await app.request(`/p/${code}`, homeForm({ questionnaire: ASKED_KEY, ...fields }));
      return { status: response.status, page: await response.text() };
    };
    const comment = '<b>Chờ lâu</b> & "mệt"';
    const missing = await send({ comment, reason: 'T0' });
    expect(missing.status).toBe(422);
    expect(missing.page).toContain('Xin chọn một mức');
    expect(missing.page).toContain('&lt;b&gt;Chờ lâu&lt;/b&gt; &amp; &quot;mệt&quot;</textarea>');
    expect(missing.page.match(/ checked/g)).toHaveLength(1);
    expect((await send({ level: '9' })).status).toBe(422);
    expect((await send({ level: '5', comment: 'x'.repeat(1_001) })).page).toContain('dài quá 1000 ký tự');
    const body = new URLSearchParams({ level: '5', questionnaire: 'other 1' });
    const changed = await app.request(`/p/${code}`, {
      ...homeForm({ questionnaire: ASKED_KEY }),
      body: body.toString(),
    });
    expect(await changed.text()).toContain('Phiếu hỏi vừa thay đổi');
    expect(
      (await app.request(`/p/${code}`, homeForm({ questionnaire: ASKED_KEY, comment: 'x'.repeat(40_000) })))
        .status,
    ).toBe(413);
    expect(await storedRatings(context.db)).toEqual([]);
    expect((await get(`/p/${code}`)).status).toBe(200);
  });

  test('no comment is asked for where the unit wants none, and one that is sent is not kept', async () => {
    const centre = await start();
    await publishPart(centre, 'intake', { comment: false });
    const code = await centre.desk.issue(TEST_NOW_MS, 1);
    expect(await centre.textOf(`/p/${code}`)).not.toContain('<textarea');
    await centre.app.request(
      `/p/${code}`,
      homeForm({ questionnaire: ASKED_KEY, level: '5', comment: 'xin chào' }),
    );
    expect(await centre.context.db.selectFrom('take_home_comment').selectAll().execute()).toEqual([]);
  });

  test('every refusal says in both languages what is wrong', async () => {
    const { desk, get, context } = await start();
    const unknown = await wrongCode({ desk }, 1);
    const early = await desk.issue(TEST_NOW_MS + 30 * 24 * 3_600_000, 3);
    const old = await desk.issue(TEST_NOW_MS, 1);
    context.clock.advance(9 * 24 * 3_600_000);
    for (const [code, status, vi, en] of [
      [unknown, 404, 'Không có mã này', 'There is no such code'],
      [old, 410, 'đã hết hạn', 'has expired'],
      [early, 409, 'Thời gian trong mã không đúng', 'clock of the tablet'],
      ['0123', 422, 'Mã phải có đủ 20 ký tự', 'has 20 characters'],
    ] as const) {
      const response = await get(`/p/${code}`);
      expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(vi)]);
      expect(await (await get(`/p/${code}?lang=en`)).text()).toContain(en);
    }
  });

  test('a typed code leads to its page; a slip is told at once', async () => {
    const { desk, get } = await start();
    const code = await desk.issue(TEST_NOW_MS, 1);
    const typed = await get(`/p?code=${encodeURIComponent(code.toLowerCase().replaceAll('-', ' '))}`);
    expect([typed.status, typed.headers.get('location')]).toEqual([303, `/p/${code}?lang=vi`]);
    expect((await get('/p')).status).toBe(200);
    const slip = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    const answer = await get(`/p?code=${slip}&lang=en`);
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('One character is wrong'),
    ]);
  });

  test('a code stands in no log line, in no audit line and in no row of the store', async () => {
    const { desk, app, context } = await start();
    const code = await desk.issue(TEST_NOW_MS, 1);
    await app.request(`/p/${code}`, homeForm({ questionnaire: ASKED_KEY, level: '5' }));
    const rows = [];
    for (const table of ['take_home_use', 'take_home_key', 'rating', 'audit', 'login_throttle'] as const)
      rows.push(...(await context.db.selectFrom(table).selectAll().execute()));
    const all = JSON.stringify([rows, context.logLines]);
    expect(all).not.toContain(code);
    expect(all).not.toContain(code.replaceAll('-', ''));
  });
});

describe('limits', () => {
  const from = (centre: PairedTablet, path: string, init: RequestInit = {}) => centre.app.request(path, init);

  test('a hall of 300 telephones behind one address: nobody waits', async () => {
    const centre = await start();
    const codes = [];
    for (let n = 0; n < 300; n++)
      codes.push(await centre.desk.issue(TEST_NOW_MS - Math.floor(n / 64) * 3_600_000, n % 64));
    const answers = await Promise.all(
      codes.map(async (code, n) => {
        // Half of them mistype first.
        if (n % 2 === 0) await from(centre, `/p/${code.slice(0, -1)}`);
        return (await from(centre, `/p/${code}`, homeForm({ questionnaire: ASKED_KEY, level: '4' }))).status;
      }),
    );
    expect(new Set(answers)).toEqual(new Set([303]));
    expect(await storedRatings(centre.context.db)).toHaveLength(300);
  });

  test('whoever guesses waits, with the reason; the address is free again a minute after the last guess', async () => {
    const centre = await start();
    const good = await centre.desk.issue(TEST_NOW_MS, 5);
    for (let n = 0; n < 30; n++)
      expect((await from(centre, `/p/${await wrongCode(centre, n)}`)).status).toBe(404);
    const refused = await from(centre, `/p/${await wrongCode(centre, 99)}`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await refused.text()).toContain('Mã của Ông/Bà vẫn còn hiệu lực');
    expect(
      (await from(centre, `/p/${good}`, homeForm({ questionnaire: ASKED_KEY, level: '5' }))).status,
    ).toBe(429);
    for (let n = 30; n < 40; n++) {
      centre.context.clock.advance(60_001);
      expect((await from(centre, `/p/${await wrongCode(centre, n)}`)).status).toBe(404);
    }
    centre.context.clock.advance(60_001);
    expect(
      (await from(centre, `/p/${good}`, homeForm({ questionnaire: ASKED_KEY, level: '5' }))).status,
    ).toBe(303);
  });
});

describe('floods', () => {
  test('of mistyped codes are answered before anything is looked up, and count for nothing', async () => {
    const centre = await start();
    const { app, context, desk } = centre;
    const good = await desk.issue(TEST_NOW_MS, 1);
    for (const table of ['take_home_key', 'login_throttle'] as const)
      await context.db.schema.alterTable(table).renameTo(`${table}_away`).execute();
    for (const text of ['x', good.slice(0, -1), `${good.slice(0, -1)}?`, '%00', 'a'.repeat(5_000)])
      expect((await app.request(`/p/${text}`)).status, text.slice(0, 20)).toBe(422);
    for (const table of ['take_home_key', 'login_throttle'] as const)
      await context.db.schema.alterTable(`${table}_away`).renameTo(table).execute();
    expect((await app.request(`/p/${good}`)).status).toBe(200);
  });

  test('of guesses from one address are bounded to 30 and one a minute, and let another address alone', async () => {
    const centre = await start();
    const ask = async (code: string, remoteAddress: string) =>
      (await centre.app.request(`/p/${code}`, {}, { incoming: { socket: { remoteAddress } } })).status;
    let tried = 0;
    for (let second = 0; second < 3_600; second += 4) {
      const status = await ask(await wrongCode(centre, second), '203.0.113.9');
      expect([404, 429]).toContain(status);
      if (status === 404) tried += 1;
      centre.context.clock.advance(4_000);
    }
    // Thirty for nothing, then after 2, 4 … 60 seconds: an hour holds some ninety.
    expect(tried).toBeGreaterThan(80);
    expect(tried).toBeLessThan(100);
    expect(await ask(await centre.desk.issue(TEST_NOW_MS, 9), '203.0.113.10')).toBe(200);
  });

  test('of one code by many at once make one rating', async () => {
    const { app, desk, context } = await start();
    const code = await desk.issue(TEST_NOW_MS, 1);
    const form = homeForm({ questionnaire: ASKED_KEY, level: '1' });
    const answers = await Promise.all(Array.from({ length: 60 }, () => app.request(`/p/${code}`, form)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(59);
    expect(await storedRatings(context.db)).toHaveLength(1);
  });

  test('nothing of it is for search engines, whatever it answers', async () => {
    const { app, desk } = await start();
    const code = await desk.issue(TEST_NOW_MS, 1);
    const used = await desk.issue(TEST_NOW_MS, 2);
    await app.request(`/p/${used}`, homeForm({ questionnaire: ASKED_KEY, level: '1' }));
    for (const path of ['/p', `/p/${code}`, `/p/${used}`, '/p/cam-on', '/p/x', `/p/${'0'.repeat(20)}`]) {
      const { headers } = await app.request(path);
      expect([headers.get('x-robots-tag'), headers.get('cache-control')], path).toEqual([
        'noindex',
        'no-store',
      ]);
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
    }
  });
});

describe('printed codes', () => {
  async function office() {
    const context = await createTestContext();
    await seedOffice(context);
    const clients = await signInAsEach(context);
    const leader = clients.get('leader');
    if (leader === undefined) throw new Error('nobody leads');
    const app = createApp(context);
    const counter = (
      await context.db
        .selectFrom('counter')
        .select('id')
        .where('unit_id', '=', 'phuong')
        .executeTakeFirstOrThrow()
    ).id;
    const wish = { counter, name: 'Bàn tiếp dân', sheets: 3, validUntil: '2026-12-31' };
    return { context, app, leader, clients, wish };
  }

  test('a batch is made, printed, rated, counted and withdrawn', async () => {
    const { context, app, leader, wish } = await office();
    const made = await leader.send('POST', '/take-home/batches', wish);
    expect(made.status).toBe(201);
    const { no } = await made.json();
    const printed = await (await leader.get(`/take-home/batches/${no}/codes`)).json();
    expect(printed.codes).toHaveLength(72);
    expect(new Set(printed.codes).size).toBe(72);
    expect(printed).toMatchObject({ address: 'http://localhost:8080/p/', batch: { codes: 72, used: 0 } });
    expect(await (await leader.get(`/take-home/batches/${no}/codes`)).json()).toEqual(printed);
    const page = await (await app.request(`/p/${printed.codes[70]}`)).text();
    const key = /name="questionnaire" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const rate = async (code: string) =>
      (
        await app.request(`/p/${code}`, {
          method: 'POST',
          body: new URLSearchParams({ questionnaire: key, level: '2' }).toString(),
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        })
      ).status;
    expect([await rate(printed.codes[70]), await rate(printed.codes[70])]).toEqual([303, 409]);
    expect(await storedRatings(context.db)).toMatchObject([
      {
        device_id: `printed-${no}`,
        counter_id: wish.counter,
        clerk_id: null,
        occurred_at: '2026-11-22T01:00:00.000Z',
      },
    ]);
    const { items } = await (await leader.get('/take-home/batches')).json();
    expect(items).toMatchObject([{ no, used: 1, revokedAt: null }]);
    const ratings = await (await leader.get('/ratings')).json();
    expect(ratings.items).toMatchObject([
      { device: `printed-${no}`, replica: null, seq: null, intake: 'takehome' },
    ]);
    expect(await (await leader.get('/ratings?format=csv')).text()).toContain('Về nhà');
    expect((await leader.send('DELETE', `/take-home/batches/${no}`, {})).status).toBe(204);
    expect(await rate(printed.codes[1])).toBe(410);
    const audit = await context.db.selectFrom('audit').select('line').execute();
    const actions = audit
      .map(({ line }) => JSON.parse(line).action)
      .filter((action) => action.startsWith('take-home'));
    expect(actions).toEqual([
      'take-home.batch-made',
      'take-home.batch-printed',
      'take-home.batch-printed',
      'take-home.batch-withdrawn',
    ]);
  });

  test('ends with its last day, by the clock of the office', async () => {
    const { context, app, leader, wish } = await office();
    const { no } = await (
      await leader.send('POST', '/take-home/batches', { ...wish, validUntil: '2026-11-22' })
    ).json();
    const { codes } = await (await leader.get(`/take-home/batches/${no}/codes`)).json();
    const statusAt = async (iso: string) => {
      context.clock.set(Date.parse(iso));
      return (await app.request(`/p/${codes[0]}`)).status;
    };
    expect(await statusAt('2026-11-22T16:59:59.000Z')).toBe(200);
    expect(await statusAt('2026-11-22T17:00:00.000Z')).toBe(410);
  });

  test('of another office look like none, and cannot be made for its counter', async () => {
    const { context, clients, wish } = await office();
    const { leader } = { leader: clients.get('leader') };
    const elsewhere = await context.db
      .selectFrom('counter')
      .select('id')
      .where('unit_id', '!=', 'phuong')
      .executeTakeFirst();
    const counter = elsewhere?.id ?? 'khong-co';
    expect((await leader?.send('POST', '/take-home/batches', { ...wish, counter }))?.status).toBe(403);
    for (const no of ['279840', '-1', 'abc', '99999999'])
      expect((await leader?.get(`/take-home/batches/${no}/codes`))?.status, no).toBe(404);
    expect((await leader?.send('POST', '/take-home/batches', { ...wish, sheets: 41 }))?.status).toBe(400);
  });
});
