// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import * as v from 'valibot';
import { afterEach, describe, expect, test } from 'vitest';
import { parseReceiptCode } from '#shared/domain/receipt-code.ts';
import { receiptDigest } from '#shared/domain/receipt-digest.ts';
import { feedbackBody } from '#shared/protocol/entry-bodies.ts';
import { DEFAULT_SETTINGS, type FeedbackSetting } from '#shared/protocol/unit-settings.ts';
import { createFakeTablet, type FakeTablet } from '#tests/support/kiosk-fakes.ts';
import { renderKiosk } from '#tests/support/render-kiosk.tsx';
import { CONTACT, sampleContent } from '#tests/support/sample-content.ts';
import { FEEDBACK_IDLE_MS, FEEDBACK_LEAVING_MS } from '../timing.ts';
import { PETITION_CONSENT } from './consent-texts.ts';

afterEach(cleanup);

const WORDS = 'Phải chờ ba tiếng mà không ai gọi số.';
/** Words that belong together are kept on one line by other spaces. */
const heading = (): string =>
  (screen.getByRole('heading', { level: 1 }).textContent ?? '').replaceAll('\u00a0', ' ');
const press = (name: string | RegExp) => screen.getByRole('button', { name });
const field = (name: string | RegExp) => screen.getByRole('textbox', { name });
const invalid = (name: string) => field(name).getAttribute('aria-invalid');

function contentWith(feedback: Partial<FeedbackSetting> = {}) {
  const plain = sampleContent();
  return sampleContent({
    unit: { ...plain.unit, contact: CONTACT },
    settings: { ...DEFAULT_SETTINGS, feedback: { ...DEFAULT_SETTINGS.feedback, ...feedback } },
  });
}

async function atDoors(
  feedback: Partial<FeedbackSetting> = {},
  prepare: (tablet: FakeTablet) => void = () => {},
) {
  const tablet = createFakeTablet(contentWith(feedback));
  prepare(tablet);
  const kiosk = await renderKiosk(tablet);
  await kiosk.user.click(press('Góp ý, phản ánh'));
  return { ...kiosk, tablet };
}

function keptFeedback({ kept }: FakeTablet) {
  const [entry, ...others] = kept.filter(({ kind }) => kind === 'feedback');
  expect(others).toEqual([]);
  return { id: entry?.id ?? '', body: v.parse(feedbackBody, entry?.body) };
}

describe('the doors', () => {
  test('are three of one kind, each saying what it asks; complaints are sent elsewhere, the office is one tap away', async () => {
    const { user } = await atDoors();
    expect(heading()).toBe('Ông/Bà muốn gửi điều gì?');
    const names = within(screen.getByRole('list'))
      .getAllByRole('button')
      .map((button) => button.textContent);
    expect(names).toHaveLength(3);
    expect(names[0]).toContain('Ẩn danh');
    expect(names[1]).toContain('cần họ tên, địa chỉ, số điện thoại');
    expect(names[2]).toContain('Bị gây khó khăn, gợi ý nộp thêm tiền');
    expect(screen.getByRole('region', { name: 'Khiếu nại, tố cáo' }).textContent).toContain('không nhận');
    await user.click(press('Liên hệ'));
    expect(screen.getByText('18001096')).toBeTruthy();
  });

  test('only those that the unit opens; without any there is no button', async () => {
    await atDoors({ doors: ['opinion'] });
    expect(within(screen.getByRole('list')).getAllByRole('button')).toHaveLength(1);
    cleanup();
    await renderKiosk(createFakeTablet(contentWith({ doors: [] })));
    expect(screen.queryByRole('button', { name: 'Góp ý, phản ánh' })).toBeNull();
  });

  test('the office may say itself where complaints go', async () => {
    await atDoors({ complaints: { vi: 'Xin đến phòng số 3.', en: 'Please go to room 3.' } });
    expect(screen.getByText('Xin đến phòng số 3.')).toBeTruthy();
  });
});

describe('an opinion', () => {
  test('one page, sealed, kept, and a receipt with a code that nobody else knows', async () => {
    const { user, tablet } = await atDoors();
    await user.click(press(/^Góp ý.*Ẩn danh/));
    expect(heading()).toBe('Góp ý ẩn danh');
    expect(screen.queryByText(/^Bước/)).toBeNull();
    await user.type(field('Ý kiến của Ông/Bà'), WORDS);
    await user.click(press('Gửi'));
    expect(heading()).toBe('Đã nhận. Cảm ơn Ông/Bà.');
    const { id, body } = keptFeedback(tablet);
    expect(tablet.sealed.get(id)).toEqual({ v: 1, text: WORDS });
    expect(body.type).toBe('opinion');
    const shown = document.body.textContent?.match(/1[0-9A-Z]{3}(?:-[0-9A-Z]{4}){3}/)?.[0] ?? '';
    const code = parseReceiptCode(shown);
    expect(code.ok && receiptDigest(code.value)).toBe(body.receipt);
    expect(JSON.stringify(tablet.kept)).not.toContain(shown);
    expect(screen.getByRole('img', { name: 'Mã QR mở trang theo dõi' })).toBeTruthy();
    expect(document.body.textContent).toContain('hailong.example.vn/theo-doi');
    await user.click(press('Tôi đã ghi mã, xóa màn hình'));
    expect(heading()).toContain('đánh giá');
    expect(document.body.textContent).not.toContain(shown);
  });

  test('an empty one says how to mend it, puts the cursor there, and stops saying it when mended', async () => {
    const { user, tablet } = await atDoors();
    await user.click(press(/^Góp ý.*Ẩn danh/));
    await user.click(press('Gửi'));
    const words = field('Ý kiến của Ông/Bà');
    expect(screen.getByText('Xin viết nội dung rồi bấm “Tiếp tục” hoặc “Gửi”.')).toBeTruthy();
    expect(words.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(words);
    await user.type(words, 'x');
    expect(words.getAttribute('aria-invalid')).toBeNull();
    expect(tablet.sealed.size).toBe(0);
  });

  test('no field of it may be remembered, corrected or checked by the browser', async () => {
    const { user } = await atDoors();
    await user.click(press(/^Phản ánh/));
    const seen: Element[] = [...document.querySelectorAll('input, textarea')];
    for (const one of seen) expect(one.getAttribute('autocomplete')).toBe('off');
    for (const one of document.querySelectorAll('textarea')) {
      expect(one.getAttribute('spellcheck')).toBe('false');
      expect(one.hasAttribute('name')).toBe(false);
    }
    expect(document.querySelector('form')?.getAttribute('autocomplete')).toBe('off');
    expect(seen.length).toBeGreaterThan(4);
  });
});

describe('a petition', () => {
  async function atSender(feedback: Partial<FeedbackSetting> = {}) {
    const kiosk = await atDoors(feedback);
    await kiosk.user.click(press(/^Phản ánh, kiến nghị/));
    await kiosk.user.click(screen.getByRole('radio', { name: /Thái độ/ }));
    await kiosk.user.type(field('Nội dung'), WORDS);
    await kiosk.user.click(press('Tiếp tục'));
    return kiosk;
  }

  test('three pages, nothing chosen beforehand, and all of it in the box', async () => {
    const { user, tablet } = await atSender();
    expect(heading()).toBe('Người gửi');
    expect(screen.getByText('Bước 2/3')).toBeTruthy();
    const agree = screen.getByRole('checkbox', { name: /Tôi đồng ý/ });
    expect(agree).toHaveProperty('checked', false);
    await user.type(field('Họ và tên'), 'Lý Thị Hoa');
    await user.type(field('Địa chỉ'), 'Thôn 4, xã Mẫu');
    await user.type(field('Số điện thoại'), '0912 345 678');
    await user.click(agree);
    await user.click(press('Tiếp tục'));
    expect(heading()).toBe('Xem lại và gửi');
    expect(document.body.textContent).toContain(WORDS);
    expect(document.body.textContent).toContain('Lý Thị Hoa');
    const answers = screen.getAllByRole('radio');
    expect(answers.map((radio) => radio.matches(':checked'))).toEqual([false, false]);
    await user.click(press('Gửi'));
    expect(screen.getByText('Xin chọn một trong hai.')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Không đăng công khai' }));
    await user.click(press('Gửi'));
    expect(heading()).toBe('Đã nhận. Cảm ơn Ông/Bà.');
    const { id, body } = keptFeedback(tablet);
    expect(body.type).toBe('petition');
    expect(tablet.sealed.get(id)).toMatchObject({
      text: WORDS,
      about: 'conduct',
      sender: { name: 'Lý Thị Hoa', address: 'Thôn 4, xã Mẫu', phone: '0912 345 678' },
      consent: { version: PETITION_CONSENT.version },
      publish: false,
    });
    expect(tablet.sealedTo.size).toBe(0);
  });

  test('what is missing is told field by field, nothing is lost, and the cursor stands in the first', async () => {
    const { user } = await atSender();
    await user.type(field('Địa chỉ'), 'Thôn 4');
    await user.click(press('Tiếp tục'));
    expect(heading()).toBe('Người gửi');
    expect([invalid('Họ và tên'), invalid('Địa chỉ'), invalid('Số điện thoại')]).toEqual([
      'true',
      null,
      'true',
    ]);
    expect(document.activeElement).toBe(field('Họ và tên'));
    expect(field('Địa chỉ')).toHaveProperty('value', 'Thôn 4');
    expect(screen.getByText(/Cần Ông\/Bà đồng ý/)).toBeTruthy();
    await user.type(field('Số điện thoại'), '0912');
    expect(screen.getByText(/chưa đủ chữ số/)).toBeTruthy();
  });

  test('who has no telephone is not turned away', async () => {
    const { user } = await atSender();
    await user.click(screen.getByRole('checkbox', { name: /không có điện thoại/ }));
    expect(screen.queryByRole('textbox', { name: 'Số điện thoại' })).toBeNull();
    await user.type(field('Họ và tên'), 'Lý Thị Hoa');
    await user.type(field('Địa chỉ'), 'Thôn 4');
    await user.click(screen.getByRole('checkbox', { name: /Tôi đồng ý/ }));
    await user.click(press('Tiếp tục'));
    expect(heading()).toBe('Xem lại và gửi');
  });

  test('the keyboard’s “next” goes to the next field and sends nothing', async () => {
    const { user } = await atSender();
    await user.type(field('Họ và tên'), 'Hoa{Enter}');
    expect(document.activeElement).toBe(field('Địa chỉ'));
    expect(invalid('Địa chỉ')).toBeNull();
  });

  test('the office’s own words of consent are shown, and their version is kept', async () => {
    const consent = { version: 'phuong-mau-3', text: { vi: 'Chỉ dùng để trả lời.', en: 'Only to answer.' } };
    const { user, tablet } = await atSender({ consent });
    expect(screen.getByText('Chỉ dùng để trả lời.')).toBeTruthy();
    await user.type(field('Họ và tên'), 'Lý Thị Hoa');
    await user.type(field('Địa chỉ'), 'Thôn 4');
    await user.type(field('Số điện thoại'), '0912345678');
    await user.click(screen.getByRole('checkbox', { name: /Tôi đồng ý/ }));
    await user.click(press('Tiếp tục'));
    await user.click(screen.getByRole('radio', { name: 'Đồng ý đăng công khai' }));
    await user.click(press('Gửi'));
    expect(tablet.sealed.get(keptFeedback(tablet).id)).toMatchObject({
      consent: { version: 'phuong-mau-3' },
      publish: true,
    });
  });

  test('reading aloud tells each page, but not to the whole room what was written', async () => {
    const { user, kiosk, tablet } = await atSender();
    tablet.voices = ['vi'];
    kiosk.send({ type: 'mode-toggled', mode: 'read-aloud' });
    await user.type(field('Họ và tên'), 'Lý Thị Hoa');
    await user.type(field('Địa chỉ'), 'Thôn 4');
    await user.type(field('Số điện thoại'), '0912345678');
    await user.click(screen.getByRole('checkbox', { name: /Tôi đồng ý/ }));
    await user.click(press('Tiếp tục'));
    const said = tablet.said.at(-1)?.join('\n') ?? '';
    expect(said).toContain('Xem lại và gửi');
    expect(said).not.toContain('Lý Thị Hoa');
    expect(said).not.toContain(WORDS);
  });

  test('reads in English as well, with what was written still there', async () => {
    const { user } = await atSender();
    await user.type(field('Họ và tên'), 'Lý Thị Hoa');
    await user.click(press('English'));
    expect(heading()).toBe('Sender');
    expect(field('Full name')).toHaveProperty('value', 'Lý Thị Hoa');
    expect(screen.getByText(/To withdraw/)).toBeTruthy();
  });
});

describe('a report of harassment', () => {
  test('is anonymous by itself, and sealed to the inspectorate where it has a key', async () => {
    const integrityKey = { id: 'thanh-tra-1', jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } } as const;
    const { user, tablet } = await atDoors({ integrityKey });
    await user.click(press(/^Bị gây khó khăn/));
    expect(screen.getByText(/Chỉ cơ quan thanh tra mở được/)).toBeTruthy();
    await user.type(field('Việc đã xảy ra'), WORDS);
    await user.click(press('Tiếp tục'));
    expect(screen.getByRole('radio', { name: /ẩn danh/ })).toHaveProperty('checked', true);
    await user.click(press('Gửi'));
    const { id, body } = keptFeedback(tablet);
    expect(body).toMatchObject({ type: 'integrity', sealed: { key: 'thanh-tra-1' } });
    expect(tablet.sealed.get(id)).toEqual({ v: 1, text: WORDS });
    expect(tablet.sealedTo.get(id)).toBe('thanh-tra-1');
  });

  test('a contact is asked for only when its writer wants one, with a consent of its own', async () => {
    const { user, tablet } = await atDoors();
    await user.click(press(/^Bị gây khó khăn/));
    expect(screen.queryByText(/Chỉ cơ quan thanh tra/)).toBeNull();
    await user.type(field('Việc đã xảy ra'), WORDS);
    await user.click(press('Tiếp tục'));
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.click(screen.getByRole('radio', { name: /xin liên hệ lại/ }));
    await user.type(field('Số điện thoại'), '0912345678');
    await user.click(screen.getByRole('checkbox', { name: /Tôi đồng ý/ }));
    await user.click(press('Gửi'));
    expect(tablet.sealed.get(keptFeedback(tablet).id)).toMatchObject({
      contact: { phone: '0912345678' },
      consent: { version: 'hailong-integrity-1' },
    });
  });
});

describe('when something fails', () => {
  test('[JR2] a disk that takes nothing: no receipt, told, and kept once when it recovers', async () => {
    const { user, tablet } = await atDoors({}, (one) => {
      one.healthy = false;
    });
    await user.click(press(/^Góp ý.*Ẩn danh/));
    await user.type(field('Ý kiến của Ông/Bà'), WORDS);
    await user.click(press('Gửi'));
    expect(heading()).toBe('Nội dung chưa được lưu');
    expect(document.body.textContent).not.toContain('Cảm ơn');
    tablet.healthy = true;
    await user.click(press('Thử lưu lại'));
    expect(heading()).toBe('Đã nhận. Cảm ơn Ông/Bà.');
    keptFeedback(tablet);
  });

  test('what cannot be sealed is not recorded, and the words are still there', async () => {
    const { user, tablet } = await atDoors({}, (one) => {
      one.sealing = false;
    });
    await user.click(press(/^Góp ý.*Ẩn danh/));
    await user.type(field('Ý kiến của Ông/Bà'), WORDS);
    await user.click(press('Gửi'));
    expect(screen.getByText(/chưa niêm phong được/)).toBeTruthy();
    expect(field('Ý kiến của Ông/Bà')).toHaveProperty('value', WORDS);
    expect(tablet.kept).toEqual([]);
    tablet.sealing = true;
    await user.click(press('Gửi'));
    expect(heading()).toBe('Đã nhận. Cảm ơn Ông/Bà.');
  });
});

describe('leaving', () => {
  test('asks before it throws words away; staying keeps them', async () => {
    const { user } = await atDoors();
    await user.click(press(/^Góp ý.*Ẩn danh/));
    await user.type(field('Ý kiến của Ông/Bà'), WORDS);
    await user.click(press('Hủy, không gửi'));
    await user.click(press('Viết tiếp'));
    expect(field('Ý kiến của Ông/Bà')).toHaveProperty('value', WORDS);
    await user.click(press('Hủy, không gửi'));
    await user.click(press('Xóa và thoát'));
    expect(heading()).toContain('đánh giá');
    await user.click(press('Góp ý, phản ánh'));
    await user.click(press(/^Góp ý.*Ẩn danh/));
    expect(field('Ý kiến của Ông/Bà')).toHaveProperty('value', '');
  });

  test('a draft that nobody goes on with counts down visibly, can be given more time, and is wiped', async () => {
    const { user, pass } = await atDoors();
    await user.click(press(/^Góp ý.*Ẩn danh/));
    await user.type(field('Ý kiến của Ông/Bà'), WORDS);
    await pass(FEEDBACK_IDLE_MS - FEEDBACK_LEAVING_MS);
    expect(screen.getByText('Nội dung đang viết sẽ bị xóa sau 30 giây.')).toBeTruthy();
    await pass(3_000);
    expect(screen.getByText('Nội dung đang viết sẽ bị xóa sau 27 giây.')).toBeTruthy();
    await user.click(press('Thêm thời gian'));
    expect(screen.queryByRole('button', { name: 'Thêm thời gian' })).toBeNull();
    await pass(FEEDBACK_IDLE_MS - 1_000);
    expect(field('Ý kiến của Ông/Bà')).toHaveProperty('value', WORDS);
    await pass(1_000);
    expect(heading()).toContain('đánh giá');
  });

  test('the receipt counts down as well', async () => {
    const { user, pass } = await atDoors();
    await user.click(press(/^Góp ý.*Ẩn danh/));
    await user.type(field('Ý kiến của Ông/Bà'), WORDS);
    await user.click(press('Gửi'));
    await pass(FEEDBACK_IDLE_MS - 10_000);
    expect(screen.getByText(/sau 10 giây; mã không hiện lại/)).toBeTruthy();
    await pass(10_000);
    expect(heading()).toContain('đánh giá');
  });
});
