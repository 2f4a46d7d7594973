// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { BARE_PROCEDURE, THOROUGH_PROCEDURE } from '#tests/support/edge-procedures.ts';
import { createFakeTablet, type FakeTablet } from '#tests/support/kiosk-fakes.ts';
import { renderKiosk } from '#tests/support/render-kiosk.tsx';
import { sampleContent } from '#tests/support/sample-content.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';

afterEach(cleanup);

const plain = sampleContent();
const printing = { ...plain.settings, finding: { ...plain.settings.finding, print: true } };
const content = sampleContent({
  procedures: [BARE_PROCEDURE, THOROUGH_PROCEDURE, ...loadSampleProcedures()],
  publicUrl: 'https://hai-long.example.vn',
});
const press = (name: string | RegExp) => screen.getByRole('button', { name });
const part = (name: string): HTMLElement => screen.getByRole('region', { name });
const heading = (): string => screen.getByRole('heading', { level: 1 }).textContent ?? '';
const said = (): string =>
  screen
    .getAllByRole('status')
    .map((region) => region.textContent)
    .join(' ');

async function open(code = THOROUGH_PROCEDURE.code, tablet: FakeTablet = createFakeTablet(content)) {
  const rendered = await renderKiosk(tablet);
  const { kiosk, pass } = rendered;
  kiosk.send({ type: 'procedures-opened' });
  kiosk.send({ type: 'procedure-opened', code });
  await pass(0);
  return { ...rendered, tablet };
}

describe('the page of a procedure', () => {
  test('has a place and a tab for everything that a person asks', async () => {
    await open();
    const tabs = screen.getByRole('navigation', { name: 'Các mục của thủ tục' });
    expect(
      within(tabs)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Cần mang gì',
      'Thời hạn, lệ phí',
      'Nộp ở đâu',
      'Các bước',
      'Kết quả',
      'Điều kiện',
      'Căn cứ, nguồn',
    ]);
    for (const name of [
      ...['Cần mang gì', 'Thời hạn giải quyết', 'Phí, lệ phí', 'Nộp ở đâu, cách nộp', 'Các bước thực hiện'],
      ...['Kết quả nhận được', 'Yêu cầu, điều kiện', 'Ai được thực hiện', 'Căn cứ pháp lý', 'Nguồn và ngày'],
    ])
      expect(part(name)).toBeTruthy();
  });

  test('a tab leads to its part, and the focus with it', async () => {
    const { user } = await open();
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => {});
    await user.click(
      within(screen.getByRole('navigation', { name: /mục/ })).getByRole('button', { name: 'Các bước' }),
    );
    expect(scrolled.mock.contexts[0]).toBe(part('Các bước thực hiện'));
    expect(document.activeElement?.textContent).toBe('Các bước thực hiện');
    scrolled.mockRestore();
  });

  test('puts the province’s decision first, names it, and keeps the general source beside it', async () => {
    await open();
    const fee = part('Phí, lệ phí').textContent ?? '';
    expect(fee.indexOf('5.000 đồng/bản; miễn cho người cao tuổi, trẻ em và hộ nghèo')).toBeGreaterThan(-1);
    expect(fee).toContain('văn bản số 12/2026/NQ-HĐND, ngày 10/07/2026, của Hội đồng nhân dân tỉnh Mẫu');
    expect(fee.indexOf('Do Hội đồng nhân dân tỉnh quy định')).toBeGreaterThan(fee.indexOf('5.000 đồng'));
    expect(part('Thời hạn giải quyết').textContent).toContain('4 giờ làm việc');
  });

  test('shows amounts with their notes, and never a zero that nobody proved', async () => {
    await open();
    const where = part('Nộp ở đâu, cách nộp');
    expect(where.textContent).toContain('Lệ phí – 8.000 đồng – mỗi bản sao trích lục');
    expect(where.textContent).toContain('Phí – 15 USD – hồ sơ nộp ở cơ quan đại diện');
    expect(where.textContent).toContain('Phí – người thuộc hộ nghèo, người khuyết tật');
    expect(where.textContent).toContain('12 giờ');
    expect(where.textContent).not.toMatch(/\b0 đồng/);
    expect(where.textContent).toContain('Trung tâm Phục vụ hành chính công phường Mẫu');
  });

  test('says who looked at it last, from which decision it comes and which version it is', async () => {
    await open();
    const origin = part('Nguồn và ngày').textContent ?? '';
    expect(origin).toContain('Quyết định số 1203/QĐ-BTP, ngày 02/03/2026, của Bộ Tư pháp');
    expect(origin).toContain('Trung tâm Phục vụ hành chính công phường Mẫu, ngày 20/11/2026');
    expect(origin).toContain('Phiên bản niêm yết12');
  });

  test.each([
    [
      { abolished: true, abolishedOn: null },
      'Thủ tục này đã bị bãi bỏ',
      'Xin không chuẩn bị hồ sơ theo trang này',
    ],
    [{ abolished: null, abolishedOn: '2026-01-01' }, 'bị bãi bỏ từ ngày 01/01/2026', 'Xin không chuẩn bị'],
    [{ abolished: true, abolishedOn: '2027-01-01' }, 'bị bãi bỏ từ ngày 01/01/2027', 'vẫn được thực hiện'],
    [
      { abolished: null, abolishedOn: null, effectiveFrom: '2027-01-01' },
      'có hiệu lực từ ngày 01/01/2027',
      'chưa được áp dụng',
    ],
  ])('says by the day of the office whether it holds: %j', async (validity, title, text) => {
    const one = { ...THOROUGH_PROCEDURE, validity: { ...THOROUGH_PROCEDURE.validity, ...validity } };
    await open(one.code, createFakeTablet(sampleContent({ procedures: [one] })));
    const [note] = screen.getAllByRole('note');
    expect(note?.textContent).toContain(title);
    expect(note?.textContent).toContain(text);
  });

  test('warns of one that is abolished and leads to the one in its place', async () => {
    const { user } = await open();
    const [note] = screen.getAllByRole('note');
    expect(note?.textContent).toContain('bị bãi bỏ từ ngày 01/01/2027');
    expect(note?.textContent).toContain('Mã 1.999999');
    await user.click(press(/Xem thủ tục Thủ tục chưa có thông tin/));
    expect(heading()).toBe(BARE_PROCEDURE.name);
  });

  test('of which nothing is known says so everywhere and invents nothing', async () => {
    await open(BARE_PROCEDURE.code);
    for (const name of [
      'Cần mang gì',
      'Thời hạn giải quyết',
      'Phí, lệ phí',
      'Các bước thực hiện',
      'Căn cứ pháp lý',
    ])
      expect(part(name).textContent).toContain('Chưa có thông tin. Xin hỏi công chức tại quầy.');
    expect(document.body.textContent).not.toMatch(/miễn phí|0 đồng|null|undefined/i);
    expect(part('Nguồn và ngày').textContent).toContain('Chưa có ai kiểm tra');
  });

  test('in English keeps the official words Vietnamese and says so', async () => {
    const { user } = await open();
    await user.click(press('English'));
    expect(part('What to bring')).toBeTruthy();
    expect(screen.getByText('The official content is in Vietnamese.')).toBeTruthy();
    expect(screen.getByText('Tờ khai yêu cầu cấp bản sao').getAttribute('lang')).toBe('vi');
    expect(part('Sources and date').textContent).toContain('November 20, 2026');
  });
});

describe('the papers', () => {
  test('stand by case and can be ticked off, for this visit only', async () => {
    const { user, kiosk, pass } = await open();
    const papers = within(part('Cần mang gì'));
    expect(papers.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      'Mọi trường hợp',
      'Trường hợp: ủy quyền cho người khác',
      'Tùy trường hợp',
    ]);
    const [first] = papers.getAllByRole('checkbox');
    if (first === undefined) throw new Error('no paper');
    await user.click(first);
    expect(first.getAttribute('aria-checked')).toBe('true');
    expect(said()).toContain('Đã đánh dấu 1 giấy tờ');
    await user.click(first);
    expect(said()).toContain('Đã đánh dấu 0 giấy tờ');
    await user.click(first);
    kiosk.send({ type: 'back' });
    await pass(0);
    kiosk.send({ type: 'procedure-opened', code: THOROUGH_PROCEDURE.code });
    await pass(0);
    expect(said()).toContain('Đã đánh dấu 0 giấy tờ');
  });

  test('say how many originals and copies, the form, and when nobody knows', async () => {
    await open();
    const papers = part('Cần mang gì').textContent ?? '';
    expect(papers).toContain('1 bản chính · 2 bản sao');
    expect(papers).toContain('Biểu mẫu: Tờ khai cấp bản sao trích lục hộ tịch, mẫu 01/TK');
    expect(papers).toContain('Chưa có thông tin về số bản · Không bắt buộc');
    expect(papers).toContain('Không phải nộp nếu đã có kết quả KQ.G15.000031');
  });
});

describe('the legal basis', () => {
  test('of sixteen documents stands in part, and whole at a tap', async () => {
    const { user } = await open();
    const legal = within(part('Căn cứ pháp lý'));
    const hidden = () =>
      legal.getAllByRole('listitem', { hidden: true }).filter(({ className }) => className !== '');
    expect(hidden()).toHaveLength(10);
    await user.click(legal.getByRole('button', { name: 'Xem tất cả 16 văn bản' }));
    expect(hidden()).toHaveLength(0);
    expect(legal.getByRole('button', { name: 'Thu gọn danh sách' }).getAttribute('aria-expanded')).toBe(
      'true',
    );
    expect(part('Căn cứ pháp lý').textContent).toContain(
      'ban hành ngày 11/06/2025, hiệu lực từ ngày 01/07/2025',
    );
  });
});

describe('what can be done with the page', () => {
  test('it is taken along by a code of our own server, and no link leads anywhere', async () => {
    const { user } = await open();
    await user.click(press('Mang theo'));
    expect(screen.getByRole('img', { name: 'Mã để mang theo trang này' })).toBeTruthy();
    expect(part('Mang theo trên điện thoại').textContent).toContain(
      'https://hai-long.example.vn/p/tthc/9.000002?unit=phuong-mau',
    );
    expect(screen.queryAllByRole('link')).toEqual([]);
    await user.click(press('Nộp trực tuyến'));
    expect(part('Trên Cổng Dịch vụ công quốc gia').textContent).toContain('?ma_thu_tuc=9.000002');
    expect(screen.queryByRole('img', { name: 'Mã để mang theo trang này' })).toBeNull();
  });

  test('without a way to apply online the portal is offered as something to see', async () => {
    await open(BARE_PROCEDURE.code);
    expect(press('Xem trên Cổng')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Nộp trực tuyến' })).toBeNull();
  });

  test('it is printed where the office has a printer, and nowhere else', async () => {
    await open();
    expect(screen.queryByRole('button', { name: 'In trang này' })).toBeNull();
    cleanup();
    const tablet = createFakeTablet({ ...content, settings: printing });
    const print = vi.spyOn(tablet.staff, 'print');
    const { user } = await open(THOROUGH_PROCEDURE.code, tablet);
    await user.click(press('In trang này'));
    expect(print).toHaveBeenCalledOnce();
  });

  test('its text grows and shrinks again', async () => {
    const { user, kiosk } = await open();
    await user.click(press('Chữ to'));
    expect(kiosk.store.getState().modes).toEqual(['large-text']);
    await user.click(press('Cỡ chữ vừa'));
    expect(kiosk.store.getState().modes).toEqual([]);
  });

  test('a part is read where the device has a Vietnamese voice of its own', async () => {
    await open();
    expect(screen.queryByRole('button', { name: /^Nghe phần/ })).toBeNull();
    cleanup();
    const tablet = createFakeTablet(content);
    const say = vi.fn();
    const readAloud = { ...tablet.readAloud, canSpeak: (language: string) => language === 'vi', say };
    const { user } = await open(THOROUGH_PROCEDURE.code, { ...tablet, readAloud });
    await user.click(press('Nghe phần Thời hạn giải quyết'));
    expect(say.mock.calls[0]?.[0]).toEqual(expect.arrayContaining(['Thời hạn giải quyết']));
    expect(say.mock.calls[0]?.[1]).toBe('vi');
  });
});

describe('[JR2] a wrong part', () => {
  test('is reported in two taps and thanked for when it is kept', async () => {
    const { user, tablet } = await open();
    await user.click(press('Báo sai sót về Phí, lệ phí'));
    await user.click(press('Số tiền phải nộp khác mức này'));
    expect(tablet.kept).toMatchObject([
      { kind: 'procedure.problem', body: { part: 'fee', problem: 'fee-differs', version: 12 } },
    ]);
    expect(said()).toContain('Cảm ơn Ông/Bà. Báo cáo đã được lưu');
  });

  test('that cannot be kept is said to be so, and is kept once at last', async () => {
    const tablet = createFakeTablet(content);
    const { user } = await open(THOROUGH_PROCEDURE.code, tablet);
    tablet.healthy = false;
    await user.click(press('Báo sai sót về Các bước thực hiện'));
    await user.click(press('Đã cũ, không còn đúng'));
    expect(said()).toContain('Máy chưa ghi được báo cáo này');
    expect(said()).not.toContain('Cảm ơn');
    tablet.healthy = true;
    await user.click(press('Thử lại'));
    expect(said()).toContain('Cảm ơn Ông/Bà');
    expect(tablet.kept).toHaveLength(1);
  });

  test('in words is sealed, and no word of it is recorded', async () => {
    const { user, tablet } = await open();
    await user.click(press('Báo sai sót về Cần mang gì'));
    await user.click(press('Điểm khác, viết thêm'));
    await user.type(screen.getByRole('textbox', { name: /Viết thêm/ }), 'Đòi thêm sổ hộ khẩu');
    await user.click(press('Gửi'));
    expect([...tablet.sealed.values()]).toEqual([{ v: 1, text: 'Đòi thêm sổ hộ khẩu' }]);
    expect(JSON.stringify(tablet.kept)).not.toContain('hộ khẩu');
    expect(said()).toContain('Cảm ơn Ông/Bà');
  });

  test('can be left as it is', async () => {
    const { user, tablet } = await open();
    await user.click(press('Báo sai sót về Cần mang gì'));
    await user.click(press('Báo sai sót về Cần mang gì'));
    expect(screen.queryByText('Phần này sai ở điểm nào?')).toBeNull();
    expect(tablet.kept).toEqual([]);
  });
});
