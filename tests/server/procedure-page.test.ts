import { describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { insertProcedures } from '#server/store/office.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { BARE_PROCEDURE, EDGE_PROCEDURES, THOROUGH_PROCEDURE } from '../support/edge-procedures.ts';
import { loadSampleProcedures } from '../support/sample-procedures.ts';
import { createTestContext } from '../support/server-context.ts';
import { createOffice, createOtherUnit, OFFICE, OTHER_UNIT } from '../support/small-office.ts';

async function start(...posted: readonly Procedure[]) {
  const context = await createTestContext();
  await createOffice(context);
  const app = createApp(context);
  const post = (unit: string, procedures: readonly Procedure[]) =>
    insertProcedures(
      context.db,
      procedures.map((one) => ({
        ...{ unit_id: unit, code: one.code, name: one.name, field: one.field },
        ...{ body_json: JSON.stringify(one), updated_at: '2026-11-22T01:00:00.000Z' },
      })),
    );
  await post(OFFICE.unit, posted);
  const get = (code: string, query = `?unit=${OFFICE.unit}`, headers: Record<string, string> = {}) =>
    app.request(`/p/tthc/${code}${query}`, { headers });
  const textOf = async (code: string, query?: string): Promise<string> => (await get(code, query)).text();
  return { context, app, post, get, textOf };
}

describe('the page to take along', () => {
  test('holds what the tablet shows, in both languages where it is ours', async () => {
    const { textOf } = await start(THOROUGH_PROCEDURE);
    const page = await textOf(THOROUGH_PROCEDURE.code);
    for (const words of [
      ...['Phường Thử Nghiệm', THOROUGH_PROCEDURE.name, 'Cần mang gì', 'What to bring'],
      ...['5.000 đồng/bản; miễn cho người cao tuổi, trẻ em và hộ nghèo', 'văn bản số 12/2026/NQ-HĐND'],
      ...['Do Hội đồng nhân dân tỉnh quy định; miễn cho người có công', '4 giờ làm việc'],
      ...['8.000 đồng', 'mỗi bản sao trích lục', '15 USD', '12 giờ', 'chưa rõ số bản', '2 bản sao'],
      ...['ủy quyền cho người khác', 'Đăng nhập bằng VNeID.', 'KQ.G15.000040', 'Công an cấp xã'],
      ...['Bãi bỏ từ ngày', '01/01/2027', '1203/QĐ-BTP', '116/2025/NĐ-CP', 'Phiên bản niêm yết'],
    ])
      expect(page).toContain(words);
    expect(page).not.toMatch(/\b0 đồng|null|undefined|\[object/);
  });

  test('says of what is not known that it is not', async () => {
    const { textOf } = await start(BARE_PROCEDURE);
    const page = await textOf(BARE_PROCEDURE.code);
    expect(page.match(/Chưa có thông tin\. Xin hỏi công chức tại quầy\./g)).toHaveLength(8);
    expect(page).not.toMatch(/miễn phí|null|undefined/i);
  });

  test.each([
    [{ abolished: true, abolishedOn: null }, 'Thủ tục này đã bị bãi bỏ', 'chưa có hiệu lực'],
    [
      { abolished: true, abolishedOn: '2027-01-01' },
      'còn được thực hiện, nhưng đã có ngày bãi bỏ',
      'đã bị bãi bỏ',
    ],
    [{ abolished: null, abolishedOn: null, effectiveFrom: '2027-01-01' }, 'chưa có hiệu lực', 'bãi bỏ'],
  ])('says by the day of the office whether it holds: %j', async (validity, said, unsaid) => {
    const { textOf } = await start({
      ...THOROUGH_PROCEDURE,
      validity: { ...THOROUGH_PROCEDURE.validity, ...validity },
    });
    const page = await textOf(THOROUGH_PROCEDURE.code);
    expect(page).toContain(said);
    expect(page).not.toContain(unsaid);
  });

  test('of every procedure of the sample is small, and its fee stands uncut', async () => {
    const procedures = [...loadSampleProcedures(), THOROUGH_PROCEDURE, BARE_PROCEDURE];
    const { get } = await start(...procedures);
    for (const { code, name, fee } of procedures) {
      const answer = await get(code);
      const page = await answer.text();
      expect(Buffer.byteLength(page), code).toBeLessThan(60_000);
      const plain = page.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
      expect(plain).toContain(name);
      if (fee !== null && fee.kind !== 'free_per_portal') expect(plain, code).toContain(fee.text);
    }
  });

  test('runs no script, sets no cookie, fetches nothing and is framed by nobody', async () => {
    const { get } = await start(...EDGE_PROCEDURES);
    const answer = await get(THOROUGH_PROCEDURE.code);
    expect(answer.headers.get('Set-Cookie')).toBeNull();
    expect(answer.headers.get('Content-Security-Policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(await answer.text()).not.toMatch(/<script|\ssrc=|\son\w+=|@import|url\(/i);
  });

  test('is not sent again while it is the same', async () => {
    const { get } = await start(THOROUGH_PROCEDURE);
    const etag = (await get(THOROUGH_PROCEDURE.code)).headers.get('ETag') ?? '';
    const query = `?unit=${OFFICE.unit}`;
    expect((await get(THOROUGH_PROCEDURE.code, query, { 'If-None-Match': etag })).status).toBe(304);
    expect((await get(THOROUGH_PROCEDURE.code, query, { 'If-None-Match': `W/${etag}` })).status).toBe(304);
    expect((await get(THOROUGH_PROCEDURE.code, query, { 'If-None-Match': '"x"' })).status).toBe(200);
  });
});

describe('whatever an office wrote', () => {
  const ATTACK = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;`;

  /** The same text in every place that takes one. */
  function poisoned(value: unknown, key = ''): unknown {
    const kept = ['code', 'channel', 'kind', 'status', 'unit', 'replacedBy'];
    if (typeof value === 'string')
      return kept.includes(key) || /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : `${ATTACK}${value}`;
    if (Array.isArray(value)) return value.map((item) => poisoned(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poisoned(item, name)]));
  }

  test('is text and never a tag, in every field', async () => {
    const attack = { ...(poisoned(THOROUGH_PROCEDURE) as Procedure), code: THOROUGH_PROCEDURE.code };
    const { context, textOf } = await start(attack);
    await context.db
      .updateTable('unit')
      .set({ name: `${ATTACK}Phường` })
      .execute();
    await context.db.updateTable('procedure').set({ checked_by: ATTACK, checked_on: '2026-11-20' }).execute();
    const page = await textOf(THOROUGH_PROCEDURE.code);
    expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(60);
    expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>[^&]*<\/img/i);
    // Every tag is one of ours, and no attribute is left open.
    const tags = new Set([...page.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map((match) => match[1]));
    const ours =
      'html head meta title style body header p br span h1 main div strong section h2 h3 ul ol li label input dl dt dd a details summary footer';
    expect([...tags].filter((tag) => !ours.split(' ').includes(tag ?? ''))).toEqual([]);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    ' https://example.vn',
    'HTTPS://example.vn" onclick="x',
  ])('%s is no link', async (link) => {
    const paper = THOROUGH_PROCEDURE.components?.[0];
    if (paper === undefined) throw new Error('no paper');
    const { textOf } = await start({ ...THOROUGH_PROCEDURE, components: [{ ...paper, link }] });
    const hrefs = [...(await textOf(THOROUGH_PROCEDURE.code)).matchAll(/href="([^"]*)"/g)].map(
      (match) => match[1],
    );
    expect(hrefs.every((href) => /^(?:https:\/\/dichvucong\.|\/p\/tthc\/)/.test(href ?? ''))).toBe(true);
  });
});

describe('which office', () => {
  test('is named by the address; without a name the only one that posted it', async () => {
    const { textOf } = await start(BARE_PROCEDURE);
    expect(await textOf(BARE_PROCEDURE.code, '')).toContain('Phường Thử Nghiệm');
  });

  test('is to be chosen where several have posted it', async () => {
    const { context, post, get, textOf } = await start(BARE_PROCEDURE);
    await createOtherUnit(context);
    await post(OTHER_UNIT, [BARE_PROCEDURE]);
    const page = await textOf(BARE_PROCEDURE.code, '');
    for (const unit of [OFFICE.unit, OTHER_UNIT])
      expect(page).toContain(`href="/p/tthc/${BARE_PROCEDURE.code}?unit=${unit}"`);
    expect((await get(BARE_PROCEDURE.code, `?unit=${OTHER_UNIT}`)).status).toBe(200);
  });

  test.each([
    ['a code that nobody posted', '1.999999', `?unit=${OFFICE.unit}`],
    ['another office', BARE_PROCEDURE.code, '?unit=u-none'],
    ['no code at all', 'x', ''],
    ['a code with a null in it', '9.000001%00', ''],
    ['a unit that is none', BARE_PROCEDURE.code, '?unit=%00'],
  ])('%s is said plainly, on a page of its own', async (_, code, query) => {
    const { get } = await start(BARE_PROCEDURE);
    const answer = await get(code, query);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toContain('Không tìm thấy thủ tục này');
  });

  test('that withdrew it shows it no more', async () => {
    const { context, get } = await start(BARE_PROCEDURE);
    await context.db.updateTable('procedure').set({ state: 'withdrawn' }).execute();
    expect((await get(BARE_PROCEDURE.code)).status).toBe(404);
  });
});
