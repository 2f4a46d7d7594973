// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { createFakeTablet, type FakeTablet } from '#tests/support/kiosk-fakes.ts';
import { type RenderedKiosk, renderKiosk } from '#tests/support/render-kiosk.tsx';
import { CLERK, sampleContent, THOROUGH, THREE_LEVELS, WITH_MODULE } from '#tests/support/sample-content.ts';
import { AFTER_MS, CHANGE_MS, FAREWELL_MS, MORE_TIME_MS, SAVE_RETRY_MS, SETTLE_MS } from './timing.ts';

afterEach(cleanup);

const content = sampleContent({ questionnaire: THOROUGH });
const ANSWERS = ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng', 'Rất không hài lòng'];
const TOPICS = [
  'Thái độ',
  'Hướng dẫn',
  'Giấy tờ',
  'Thời hạn',
  'Thời gian chờ',
  'Số lần đi lại',
  'Giấy hẹn',
  'Lệ phí',
];
const WORDS = 'Chị Hà hướng dẫn rất rõ';
const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');
const heading = (): string => plain(screen.getByRole('heading', { level: 1 }).textContent);
const press = (name: string | RegExp) => screen.getByRole('button', { name });
const faces = () => within(screen.getByRole('list')).getAllByRole('button');
const announced = (): string =>
  screen
    .getAllByRole('status')
    .map((region) => region.textContent)
    .join(' ');

async function answered(tablet: FakeTablet, place = 1): Promise<RenderedKiosk> {
  const kiosk = await renderKiosk(tablet);
  const face = faces()[place];
  if (face === undefined) throw new Error('a face is missing');
  await kiosk.user.click(face);
  await kiosk.pass(SETTLE_MS);
  return kiosk;
}

const details = (tablet: FakeTablet) =>
  tablet.kept.filter(({ kind }) => kind === 'rating.detail').map(({ body }) => body);

describe('the screen after the tap', () => {
  test('is the same for every answer: words, names, states, and what is said aloud', async () => {
    const pages: string[] = [];
    for (const place of ANSWERS.keys()) {
      await answered(createFakeTablet(content), place);
      expect(heading()).toBe('Cảm ơn Ông/Bà.');
      expect(document.activeElement?.tagName).toBe('H1');
      pages.push(`${document.body.innerHTML.replaceAll(/_r_\w+_/g, '')} ${announced()}`);
      cleanup();
    }
    expect(new Set(pages).size).toBe(1);
  });

  test('offers eight neutral topics, none of them chosen, and a field for words', async () => {
    await answered(createFakeTablet(content));
    const topics = within(screen.getByRole('region', { name: /Điều gì ảnh hưởng/ })).getAllByRole('button');
    expect(topics.map((topic) => topic.textContent)).toEqual(TOPICS);
    expect(topics.map((topic) => topic.getAttribute('aria-pressed'))).toEqual(TOPICS.map(() => 'false'));
    const field = screen.getByRole('textbox', { name: 'Ý kiến viết thêm' });
    const hint = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(hint?.textContent).toMatch(/gửi khi bấm “Xong”.*công chức tại quầy không đọc được/);
  });

  test('topics and comment become one detail; the words reach the journal in a box only', async () => {
    const tablet = createFakeTablet(content);
    const { user, pass } = await answered(tablet);
    await user.click(press('Thái độ'));
    await user.click(press('Giấy hẹn'));
    await user.click(press('Thái độ'));
    expect(press('Giấy hẹn').getAttribute('aria-pressed')).toBe('true');
    expect(press('Thái độ').getAttribute('aria-pressed')).toBe('false');
    await user.type(screen.getByRole('textbox'), WORDS);
    await user.click(press('Xong'));
    await pass(0);
    expect(document.body.textContent).toContain('Mọi điều Ông/Bà đã gửi đều được lưu.');
    const [rating] = tablet.kept;
    expect(details(tablet)).toMatchObject([{ of: rating?.id, reasons: ['D2'], sealed: { key: 'seal' } }]);
    expect([...tablet.sealed.values()]).toEqual([{ v: 1, text: WORDS }]);
    expect(JSON.stringify(tablet.kept)).not.toContain(WORDS);
    await pass(FAREWELL_MS);
    expect(faces()).toHaveLength(5);
  });

  test('says how long it stays, that the end is near, and gives more time', async () => {
    const { user, pass } = await answered(createFakeTablet(content));
    expect(document.body.textContent).toContain('Màn hình tự đóng sau 25 giây.');
    await pass(10_000);
    expect(document.body.textContent).toContain('Màn hình tự đóng sau 15 giây.');
    expect(announced()).not.toContain('sắp tự đóng');
    await pass(5_000);
    expect(announced()).toContain('Màn hình sắp tự đóng.');
    await user.click(press('Thêm thời gian'));
    expect(document.body.textContent).toContain('Màn hình tự đóng sau 60 giây.');
    await pass(MORE_TIME_MS + FAREWELL_MS);
    expect(faces()).toHaveLength(5);
  });

  test('keeps the topics and forgets the unsent words when nobody goes on; the next person finds an empty page', async () => {
    const tablet = createFakeTablet(content);
    const { user, pass } = await answered(tablet);
    await user.click(press('Thời hạn'));
    await user.type(screen.getByRole('textbox'), WORDS);
    await pass(AFTER_MS);
    await pass(FAREWELL_MS);
    expect(details(tablet)).toEqual([{ of: tablet.kept[0]?.id, reasons: ['D1'] }]);
    const [face] = faces();
    if (face !== undefined) await user.click(face);
    expect(screen.getByRole('textbox')).toHaveProperty('value', '');
    expect(press('Thời hạn').getAttribute('aria-pressed')).toBe('false');
  });

  test('a box that cannot be made is said; the words stay in the field', async () => {
    const tablet = createFakeTablet(content);
    tablet.sealing = false;
    const { user } = await answered(tablet);
    await user.type(screen.getByRole('textbox'), WORDS);
    await user.click(press('Xong'));
    expect(screen.getByRole('alert').textContent).toContain('chưa niêm phong được');
    expect(screen.getByRole('textbox')).toHaveProperty('value', WORDS);
    tablet.sealing = true;
    await user.click(press('Xong'));
    expect(details(tablet)).toHaveLength(1);
  });

  test('[JR2] a detail that cannot be written is said, without taking the thanks back, and kept once it can', async () => {
    const tablet = createFakeTablet(content);
    const { user, pass } = await answered(tablet);
    tablet.healthy = false;
    await user.click(press('Thái độ'));
    await user.click(press('Xong'));
    expect(heading()).toBe('Phần bổ sung chưa được lưu');
    expect(document.body.textContent).toContain('Câu trả lời của Ông/Bà đã được lưu.');
    tablet.healthy = true;
    await pass(SAVE_RETRY_MS);
    expect(heading()).toBe('Cảm ơn Ông/Bà.');
    expect(details(tablet)).toHaveLength(1);
  });

  test('words that were typed and not sent go with the visit, and the last word says so', async () => {
    const tablet = createFakeTablet(content);
    const { user, pass } = await answered(tablet);
    await user.click(press('Thái độ'));
    await user.type(screen.getByRole('textbox'), 'Chờ lâu');
    await pass(AFTER_MS);
    expect(document.body.textContent).toContain('Phần viết thêm chưa gửi đã được xóa.');
    expect(details(tablet)).toMatchObject([{ reasons: expect.any(Array) }]);
    expect(JSON.stringify(tablet.kept)).not.toContain('Chờ lâu');
  });

  test('without topics and comment it is the thanks alone', async () => {
    const settings = { ...content.settings, intake: { ...content.settings.intake, comment: false } };
    await answered(createFakeTablet({ ...content, questionnaire: THREE_LEVELS, settings }));
    expect(heading()).toBe('Cảm ơn Ông/Bà.');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('region')).toBeNull();
  });

  test('in English', async () => {
    const { user } = await renderKiosk(createFakeTablet(content));
    await user.click(press('English'));
    await user.click(press(/^Satisfied$/));
    expect(heading()).toBe('Thank you.');
    expect(press('Attitude')).toBeTruthy();
    expect(press('Change my answer')).toBeTruthy();
    expect(press('More time')).toBeTruthy();
  });
});

describe('changing the answer', () => {
  test('asks again with nothing marked, and keeps both answers', async () => {
    const tablet = createFakeTablet(content);
    const { user, pass } = await answered(tablet);
    await user.click(press('Đổi câu trả lời'));
    await pass(SETTLE_MS);
    expect(heading()).toContain('Ông/Bà đánh giá thế nào');
    expect(faces().map((face) => plain(face.textContent))).toEqual(ANSWERS);
    expect(document.querySelector('[aria-pressed="true"], [aria-current], :checked')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Tra cứu thủ tục' })).toBeNull();
    await user.click(press(/^Bình\sthường$/));
    expect(heading()).toBe('Cảm ơn Ông/Bà.');
    expect(tablet.kept).toMatchObject([
      { kind: 'rating', body: { level: 4 } },
      { kind: 'rating.change', body: { of: tablet.kept[0]?.id, level: 3 } },
    ]);
  });

  test('the page is the same whether another answer was chosen or the same one', async () => {
    const pages: string[] = [];
    for (const place of ANSWERS.keys()) {
      const { user, pass } = await answered(createFakeTablet(content));
      await user.click(press('Đổi câu trả lời'));
      await pass(SETTLE_MS);
      const face = faces()[place];
      if (face !== undefined) await user.click(face);
      pages.push(document.body.innerHTML.replaceAll(/_r_\w+_/g, ''));
      cleanup();
    }
    expect(new Set(pages).size).toBe(1);
  });

  test('is over after a few seconds, and can be let be', async () => {
    const { user, pass } = await answered(createFakeTablet(content));
    await user.click(press('Đổi câu trả lời'));
    await pass(SETTLE_MS);
    await user.click(press('Giữ câu trả lời trước'));
    expect(heading()).toBe('Cảm ơn Ông/Bà.');
    await pass(CHANGE_MS);
    expect(press('Đổi câu trả lời').getAttribute('aria-disabled')).toBe('true');
    await user.click(press('Đổi câu trả lời'));
    expect(heading()).toBe('Cảm ơn Ông/Bà.');
  });
});

describe('the optional module', () => {
  test('its questions come one at a time, each with one tap or skipped', async () => {
    const tablet = createFakeTablet(sampleContent({ questionnaire: THOROUGH, settings: WITH_MODULE }));
    const { user, pass } = await answered(tablet);
    await user.click(press('Tiếp tục'));
    await pass(SETTLE_MS);
    expect(document.body.textContent).toContain('Câu hỏi thêm 1 trên 5');
    expect(heading()).toBe('Ông/Bà nhận kết quả khi nào so với giấy hẹn?');
    await user.click(press('Đúng hẹn'));
    await pass(SETTLE_MS);
    await user.click(press('Bỏ qua câu này'));
    await pass(SETTLE_MS);
    await user.click(press('Chỉ nơi tiếp nhận này'));
    await pass(SETTLE_MS);
    expect(heading()).toContain('phiền hà');
    await user.click(press('Không'));
    await pass(SETTLE_MS);
    expect(heading()).toContain('hài lòng thế nào về');
    await user.click(press('Xong'));
    expect(details(tablet)).toMatchObject([{ answers: { 'tt01-1': '1', 'tt01-4': '1', 'tt01-7': 'no' } }]);
  });
});

describe('who is rated', () => {
  test('nobody on duty: the question is about the service', async () => {
    await renderKiosk(createFakeTablet({ ...content, duties: [] }));
    expect(heading()).toBe('Ông/Bà đánh giá thế nào về sự phục vụ tại quầy này?');
  });

  test('the clerk’s picture stands there only if the unit wants it', async () => {
    const photo = 'data:image/png;base64,AAAA';
    const clerks = content.clerks.map((clerk) => (clerk.id === CLERK ? { ...clerk, photo } : clerk));
    await renderKiosk(createFakeTablet({ ...content, clerks }));
    expect(document.querySelector('img')).toBeNull();
    cleanup();
    const settings = { ...content.settings, staff: { ...content.settings.staff, showClerkPhoto: true } };
    await renderKiosk(createFakeTablet({ ...content, clerks, settings }));
    expect(document.querySelector('img')?.getAttribute('src')).toBe(photo);
    cleanup();
    await renderKiosk(createFakeTablet({ ...content, settings }));
    expect(document.querySelector('img')).toBeNull();
  });
});

test('a page that is hidden ends the visit with what was given', async () => {
  const tablet = createFakeTablet(content);
  const { user, kiosk } = await answered(tablet);
  await user.click(press('Thái độ'));
  await act(async () => kiosk.send({ type: 'interrupted' }));
  expect(details(tablet)).toEqual([{ of: tablet.kept[0]?.id, reasons: ['C1'] }]);
});
