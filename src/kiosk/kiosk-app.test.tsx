// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { findAmong } from '#tests/support/find-among.ts';
import { createFakeTablet } from '#tests/support/kiosk-fakes.ts';
import { renderKiosk } from '#tests/support/render-kiosk.tsx';
import { sampleContent, THREE_LEVELS } from '#tests/support/sample-content.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import type { PostedProcedures } from './kiosk-state.ts';
import { AFTER_MS, FAREWELL_MS, IDLE_MS } from './timing.ts';

afterEach(cleanup);

const ANSWERS = ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng', 'Rất không hài lòng'];
const content = sampleContent({ procedures: [...loadSampleProcedures()] });
const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');
const heading = (): string => plain(screen.getByRole('heading', { level: 1 }).textContent);
const answers = (): readonly string[] =>
  within(screen.getByRole('list'))
    .getAllByRole('button')
    .map((button) => plain(button.textContent));
const press = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the question', () => {
  test('names office, counter and clerk, asks, and offers the levels in order with none chosen', async () => {
    await renderKiosk(createFakeTablet(content));
    expect(heading()).toBe('Ông/Bà đánh giá thế nào về sự phục vụ của công chức tại quầy này?');
    expect(answers()).toEqual(ANSWERS);
    expect(document.body.textContent).toContain('Nguyễn Thị Minh Anh');
    expect(document.body.textContent).toContain('Trung tâm Phục vụ hành chính công phường Mẫu');
    expect(screen.getByText('Dữ liệu mẫu')).toBeTruthy();
    expect(screen.getByText(/Công chức không xem được câu trả lời/)).toBeTruthy();
    expect(document.querySelector('[aria-pressed="true"], [aria-selected="true"], :checked')).toBeNull();
  });

  test('nobody on duty is said, and the answer goes to the counter', async () => {
    const tablet = createFakeTablet({ ...content, duties: [] });
    const { user } = await renderKiosk(tablet);
    expect(screen.getByText(/Chưa ghi nhận công chức trực/)).toBeTruthy();
    await user.click(press(/^Hài\slòng$/));
    expect(tablet.kept).toMatchObject([{ body: { clerk: null } }]);
  });

  test('three levels', async () => {
    await renderKiosk(createFakeTablet({ ...content, questionnaire: THREE_LEVELS }));
    expect(answers()).toEqual(['Rất hài lòng', 'Hài lòng', 'Chưa hài lòng']);
  });

  test('English, and back by itself', async () => {
    const { user, pass } = await renderKiosk(createFakeTablet(content));
    await user.click(press('English'));
    expect(answers()[0]).toBe('Very satisfied');
    expect(press('Tiếng Việt')).toBeTruthy();
    await pass(IDLE_MS);
    expect(answers()).toEqual(ANSWERS);
  });
});

describe('[JR2] answering', () => {
  test('every level shows the very same page', async () => {
    const pages: string[] = [];
    for (const place of ANSWERS.keys()) {
      const tablet = createFakeTablet(content);
      const { user } = await renderKiosk(tablet);
      const button = within(screen.getByRole('list')).getAllByRole('button')[place];
      if (button === undefined) throw new Error('a face is missing');
      await user.click(button);
      expect(heading()).toBe('Cảm ơn Ông/Bà.');
      expect(tablet.kept).toHaveLength(1);
      pages.push(document.body.innerHTML.replaceAll(/_r_\w+_/g, ''));
      cleanup();
    }
    expect(new Set(pages).size).toBe(1);
  });

  test('the thanks are announced and leave by themselves', async () => {
    const { user, pass } = await renderKiosk(createFakeTablet(content));
    await user.click(press(/^Bình\sthường$/));
    expect(
      screen
        .getAllByRole('status')
        .map((region) => region.textContent)
        .join(),
    ).toContain('Cảm ơn');
    await pass(AFTER_MS + FAREWELL_MS);
    expect(answers()).toEqual(ANSWERS);
  });

  test('a failed commit says so, and trying again keeps the answer once', async () => {
    const tablet = createFakeTablet(content);
    tablet.healthy = false;
    const { user } = await renderKiosk(tablet);
    await user.click(press(/^Hài\slòng$/));
    expect(heading()).toBe('Câu trả lời chưa được lưu');
    expect(document.body.textContent).not.toContain('Cảm ơn');
    tablet.healthy = true;
    await user.click(press('Thử lưu lại'));
    expect(heading()).toBe('Cảm ơn Ông/Bà.');
    expect(tablet.kept).toMatchObject([{ body: { level: 4 } }]);
  });
});

describe('procedures', () => {
  test('found without accents, opened, everything is there', async () => {
    const { user } = await renderKiosk(createFakeTablet(content));
    await user.click(press('Tra cứu thủ tục'));
    expect(press(/Hộ tịch.*15 thủ tục/)).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Tìm thủ tục' }), 'dang ky khai sinh');
    const [first] = within(screen.getByRole('list')).getAllByRole('button');
    expect(first?.textContent).toContain('Thủ tục đăng ký khai sinh');
    if (first !== undefined) await user.click(first);
    expect(heading()).toBe('Thủ tục đăng ký khai sinh');
    for (const name of [
      'Cần mang gì',
      'Nộp ở đâu, cách nộp',
      'Các bước thực hiện',
      'Căn cứ pháp lý',
      'Nguồn và ngày',
    ]) {
      expect(screen.getByRole('region', { name })).toBeTruthy();
    }
    expect(document.body.textContent).toContain('miễn cho người thuộc gia đình có công với cách mạng');
    expect(screen.getByRole('note').textContent).toContain('Chưa được xác minh');
  });

  test('what is not known is said, never left out and never free', async () => {
    const { user } = await renderKiosk(createFakeTablet(content));
    await user.click(press('Tra cứu thủ tục'));
    await user.type(screen.getByRole('textbox'), '1.003622');
    await user.click(press(/Thông báo tổ chức lễ hội/));
    const papers = screen.getByRole('region', { name: 'Cần mang gì' });
    expect(papers.textContent).toContain('Chưa có thông tin');
    expect(document.body.textContent).not.toMatch(/miễn phí/i);
  });

  test('every procedure of the sample can be opened', async () => {
    const { kiosk, pass } = await renderKiosk(createFakeTablet(content));
    for (const procedure of content.procedures) {
      kiosk.send({ type: 'procedures-opened' });
      kiosk.send({ type: 'procedure-opened', code: procedure.code });
      await pass(0);
      expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(procedure.name);
      kiosk.send({ type: 'home' });
    }
  });

  test('are said to be on their way until they are read, and to be unreadable when they are', async () => {
    const read = Promise.withResolvers<PostedProcedures>();
    const { user, pass } = await renderKiosk({
      ...createFakeTablet(content),
      procedures: () => read.promise,
    });
    await user.click(press('Tra cứu thủ tục'));
    expect(heading()).toBe('Đang mở danh mục thủ tục…');
    read.reject(new Error('the disk cannot be read'));
    await pass(0);
    await pass(0);
    expect(heading()).toBe('Chưa mở được danh mục thủ tục');
  });

  test('[CF8] of which some are damaged are said to be incomplete, and the others can be opened', async () => {
    const { user } = await renderKiosk({
      ...createFakeTablet(content),
      async procedures() {
        const procedures = content.procedures.slice(0, 40);
        return { procedures, finder: findAmong(procedures), complete: false };
      },
    });
    expect(screen.queryByText('Danh mục còn thiếu, đang tải lại')).toBeNull();
    await user.click(press('Tra cứu thủ tục'));
    expect(screen.getByText('Danh mục còn thiếu, đang tải lại')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /thủ tục$/ }).length).toBeGreaterThan(3);
  });

  test('nothing found is said; the text is gone for the next person', async () => {
    const { user, pass } = await renderKiosk(createFakeTablet(content));
    await user.click(press('Tra cứu thủ tục'));
    await user.type(screen.getByRole('textbox'), 'xyzzy');
    expect(screen.getByText(/Không tìm thấy thủ tục nào/)).toBeTruthy();
    await pass(IDLE_MS);
    await user.click(press('Tra cứu thủ tục'));
    expect(screen.getByRole('textbox')).toHaveProperty('value', '');
  });

  test('before it leaves by itself it says so, and can be kept', async () => {
    const { user, pass } = await renderKiosk(createFakeTablet(content));
    await user.click(press('Tra cứu thủ tục'));
    await pass(IDLE_MS - 10_000);
    await user.click(press('Xem tiếp'));
    await pass(IDLE_MS - 10_000);
    expect(heading()).toBe('Thủ tục hành chính');
  });
});

describe('pairing', () => {
  test('says what to do, takes a typed code, then asks its question', async () => {
    const { user } = await renderKiosk(createFakeTablet(content, false));
    expect(heading()).toBe('Ghép máy với quầy');
    expect(press('Ghép máy')).toHaveProperty('disabled', true);
    await user.type(screen.getByRole('textbox', { name: 'Mã ghép' }), 'abcd-2345');
    await user.click(press('Ghép máy'));
    expect(answers()).toEqual(ANSWERS);
  });

  test('paired without content says that it waits', async () => {
    await renderKiosk(createFakeTablet(null));
    expect(heading()).toBe('Máy đang chờ nội dung từ trung tâm');
  });
});
