import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readBoard } from '#server/board/read-board.ts';
import { readQuality } from '#server/figures/read-quality.ts';
import { createBoardOffice } from '../support/board-office.ts';
import { countQueries } from '../support/count-queries.ts';
import { OFFICE } from '../support/small-office.ts';

const HOSTILE = "<img src=x onerror=alert(1)>“&'";

/** An office with two quarters of ratings, an entry and a published board. */
async function start() {
  const office = await createBoardOffice();
  const { tablet, send, client, app, answers, publish } = office;
  for (const month of ['05', '06', '07', '08', '09', '10'])
    answers(`2026-${month}-07`, { 5: 40, 4: 20, 3: 6, 2: 8, 1: 6 });
  await tablet.push(send);
  await publish('board', { published: true });
  const body = {
    said: { vi: `Chờ lâu ${HOSTILE}`, en: 'Long waits' },
    done: { vi: 'Mở thêm quầy', en: 'One more counter' },
    date: '2026-10-01',
  };
  const { id } = await (await client.send('POST', '/told', { unit: OFFICE.unit, body })).json();
  await client.send('POST', `/told/${id}/edits`, { action: 'publish', version: 1 });
  const page = (query = '', headers: Record<string, string> = {}) =>
    app.request(`/cong-khai/${OFFICE.unit}${query}`, { headers });
  return { ...office, page };
}

describe('the page of the public board', () => {
  test('tells results, what was done and how it is computed, in both languages, of nobody by name', async () => {
    const { page } = await start();
    // No number is torn from its percent sign.
    const plain = async (query?: string) => (await (await page(query)).text()).replaceAll('\u00a0', ' ');
    const vi = await plain();
    for (const words of [
      ...['<html lang="vi">', 'Phường Thử Nghiệm', 'Bảng công khai kết quả phục vụ', 'quý III/2026'],
      ...['75,00 %', 'từ 69,16 % đến 80,06 %', '240 lượt đánh giá', 'Dân nói – đã làm', 'Mở thêm quầy'],
      ...['không phải chỉ số SIPAS', 'Phân bố theo mức', 'Rất hài lòng', 'Dữ liệu mở'],
    ])
      expect(vi).toContain(words);
    const en = await plain('?lang=en');
    for (const words of [
      '<html lang="en">',
      'quarter 3, 2026',
      '75.00 %',
      'You said – we did',
      'One more counter',
    ])
      expect(en).toContain(words);
    for (const name of ['Nguyễn Thị Thử', 'Người k-2', OFFICE.clerk, 'Hộ tịch', OFFICE.counter]) {
      expect(vi).not.toContain(name);
      expect(en).not.toContain(name);
    }
    expect(`${vi}${en}`).not.toMatch(/undefined|\[object|NaN|>null</);
  });

  test('holds no script, sets no cookie, is small, and what people write cannot leave its place', async () => {
    const { page } = await start();
    for (const query of ['', '?lang=en', '?man-hinh', '?man-hinh&lang=en']) {
      const answer = await page(query);
      const text = await answer.text();
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(Buffer.byteLength(text), query).toBeLessThan(60_000);
      expect(text).not.toMatch(/<script|onerror=alert\(1\)>|style="/);
      const [, style = ''] = /<style>(.*)<\/style>/s.exec(text) ?? [];
      const hash = createHash('sha256').update(style).digest('base64');
      const policy = answer.headers.get('content-security-policy');
      expect(policy).toContain(`style-src 'sha256-${hash}'`);
      expect(policy).toContain("default-src 'none'");
    }
  });

  test('reads the questionnaires once, and so does the page of data quality', async () => {
    const { context } = await start();
    const board = countQueries(context.db, 'questionnaire');
    expect(await readBoard(board.db, OFFICE.unit, context.clock.nowMs())).not.toBeNull();
    expect(board.n()).toBe(1);
    const quality = countQueries(context.db, 'questionnaire');
    const unit = { id: OFFICE.unit, time_zone: 'Asia/Ho_Chi_Minh' };
    const nowIso = new Date(context.clock.nowMs()).toISOString();
    await readQuality(quality.db, unit, { from: '2026-10-01', to: '2026-10-31' }, nowIso);
    expect(quality.n()).toBe(1);
  });

  test('may be kept for five minutes, and is answered with 304 while it is the same', async () => {
    const { page } = await start();
    const first = await page();
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    const again = await page('', { 'If-None-Match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await page('?lang=en')).headers.get('etag')).not.toBe(first.headers.get('etag'));
  });

  test('counts once a minute, however many ask', async () => {
    const { page, context, answers, tablet, send } = await start();
    const before = await (await page()).text();
    answers('2026-10-09', { 5: 10 });
    await tablet.push(send);
    expect(await (await page()).text()).toBe(before);
    context.clock.advance(60_000);
    expect(await (await page()).text()).not.toBe(before);
  });

  test('turns in the lobby by style alone, and fetches itself anew', async () => {
    const { page } = await start();
    const answer = await page('?man-hinh');
    const text = await answer.text();
    expect(answer.headers.get('refresh')).toBe('600');
    expect(text.match(/class="panel"/g)).toHaveLength(3);
    expect(text).toContain('animation:turn 54s');
    expect(text).toContain('prefers-reduced-motion:no-preference');
    expect(text).toContain(
      '<input class="stop" type="checkbox" id="dung"><label for="dung">Dừng chuyển trang',
    );
  });

  test.each(['khong-co', '', 'u%20test', '%00', 'a/b'])(
    'of "%s" says plainly that there is none',
    async (unit) => {
      const { app } = await start();
      const answer = await app.request(`/cong-khai/${unit}`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('Không có bảng công khai này');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  test('of a unit that does not publish looks exactly like one of no unit', async () => {
    const { page, publish, app, context } = await start();
    await publish('board', { published: false });
    context.clock.advance(61_000);
    const [hidden, none] = [await page(), await app.request('/cong-khai/khong-co')];
    expect(hidden.status).toBe(404);
    expect(await hidden.text()).toBe(await none.text());
  });
});

describe('open data', () => {
  test('carries the hash of its bytes, which the page prints', async () => {
    const { app, page } = await start();
    const text = await (await page()).text();
    for (const query of ['', '?format=csv']) {
      const answer = await app.request(`/api/v1/boards/${OFFICE.unit}${query}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const hash = createHash('sha256').update(bytes).digest();
      expect(answer.headers.get('etag')).toBe(`"${hash.toString('hex')}"`);
      expect(answer.headers.get('repr-digest')).toBe(`sha-256=:${hash.toString('base64')}:`);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
      expect(text).toContain(`sha256 ${hash.toString('hex')}`);
      const held = { 'If-None-Match': answer.headers.get('etag') ?? '' };
      expect((await app.request(`/api/v1/boards/${OFFICE.unit}${query}`, { headers: held })).status).toBe(
        304,
      );
    }
  });

  test('as CSV holds the months and quarters of the page', async () => {
    const { app } = await start();
    const csv = await (await app.request(`/api/v1/boards/${OFFICE.unit}?format=csv`)).text();
    const [head = '', ...lines] = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(head.split(',').slice(0, 5)).toEqual(
      ['period', 'from', 'to', 'state', 'n'].map((name) => `"${name}"`),
    );
    expect(lines).toHaveLength(17);
    expect(lines[0]).toBe(
      '"2026-10","2026-10-01","2026-10-31","told",80,60,60,75,75,64.52,83.19,0,,,,,,,,40,20,6,8,6',
    );
    expect(lines.find((line) => line.startsWith('"2026-Q3"'))).toContain(',"told",240,180,180,75,75,');
    expect(lines.find((line) => line.startsWith('"2026-01"'))).toMatch(/"none",*$/);
  });

  test.each([
    ['/api/v1/boards/khong-co', 404],
    [`/api/v1/boards/${OFFICE.unit}?format=xml`, 400],
    [`/api/v1/boards/${OFFICE.unit}?counter=c-1`, 400],
  ])('%s: %i', async (path, status) => {
    const { app } = await start();
    expect((await app.request(path)).status).toBe(status);
  });
});
