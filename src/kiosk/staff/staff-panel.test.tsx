// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import { GOOD_TABLET } from '#tests/support/good-tablet.ts';
import { createFakeTablet, type FakeTablet } from '#tests/support/kiosk-fakes.ts';
import { renderKiosk } from '#tests/support/render-kiosk.tsx';
import type { SampleContent } from '#tests/support/sample-content.ts';
import { SOME_PIN, staffContent } from '#tests/support/staff-content.ts';
import { IDLE_MS } from '../timing.ts';
import { judgeSelfTest, verdictOf } from './judge-self-test.ts';
import type { SelfTest } from './self-test.ts';

afterEach(cleanup);

const ALL = { mayChangeCounter: true, mayChangeIntake: true, mayChangeLanguage: true } as const;
const plain = (text: string | null | undefined): string => (text ?? '').replaceAll('\u00a0', ' ');
const heading = (): string => plain(screen.getByRole('heading', { level: 1 }).textContent);
const press = (name: string | RegExp) => screen.getByRole('button', { name });
const said = (): string =>
  screen
    .getAllByRole('status')
    .map((region) => plain(region.textContent))
    .join(' ');

async function open(content: SampleContent, change: (tablet: FakeTablet) => void = () => {}) {
  const tablet = createFakeTablet(content);
  change(tablet);
  const rendered = await renderKiosk(tablet);
  await act(async () => rendered.kiosk.send({ type: 'staff-opened' }));
  return { ...rendered, tablet };
}

describe('the PIN pad', () => {
  const LOCKED = staffContent({ pin: SOME_PIN });
  const dots = () => screen.getByRole('img', { name: /Đã nhập/ });

  test('takes digits from its own keys and from a keyboard, shows how many and never which', async () => {
    const { user } = await open(LOCKED);
    expect(heading()).toBe('Mã PIN của công chức');
    const pad = screen.getByRole('group', { name: 'Bàn phím số' });
    expect(
      within(pad)
        .getAllByRole('button')
        .map((key) => key.textContent),
    ).toEqual([...'1234567890', 'Xóa']);
    await user.click(press('7'));
    await user.keyboard('35');
    expect(dots().getAttribute('aria-label')).toBe('Đã nhập 3 trong 6 chữ số');
    await user.click(press('Xóa'));
    await user.keyboard('{Backspace}x');
    expect(dots().getAttribute('aria-label')).toBe('Đã nhập 1 trong 6 chữ số');
    expect(document.querySelectorAll('input')).toHaveLength(0);
  });

  test('opens the panel for the right PIN', async () => {
    const asked: (string | null)[] = [];
    const { user, pass } = await open(LOCKED, (tablet) => {
      tablet.answerPin = (pin) => {
        asked.push(pin);
        return pin === '135790' ? { type: 'right' } : { type: 'locked', lockedMs: 0 };
      };
    });
    await user.keyboard('135790');
    await pass(0);
    expect(heading()).toBe('Dành cho công chức');
    expect(asked).toEqual([null, '135790']);
    expect(document.body.textContent).not.toContain('chưa đặt mã PIN');
  });

  test('says that one was wrong, how many are left, and counts down a lock', async () => {
    const { user, pass } = await open(LOCKED, (tablet) => {
      let tries = 0;
      tablet.answerPin = (pin) => {
        if (pin === null) return { type: 'locked', lockedMs: 0 };
        tries++;
        return { type: 'wrong', triesLeft: 3 - tries, lockedMs: tries < 2 ? 0 : 30_000 };
      };
    });
    await user.keyboard('111111');
    await pass(0);
    expect(screen.getByRole('alert').textContent).toContain('Còn 2 lần thử');
    await user.keyboard('111111');
    await pass(0);
    expect(screen.getByRole('alert').textContent).toContain('Máy tạm khóa');
    expect(plain(document.body.textContent)).toContain('Nhập lại được sau 30 giây.');
    expect(press('1').getAttribute('aria-disabled')).toBe('true');
    await pass(4_000);
    expect(plain(document.body.textContent)).toContain('Nhập lại được sau 26 giây.');
    await pass(26_000);
    expect(screen.getByRole('alert').textContent).toBe('');
    expect(press('1').getAttribute('aria-disabled')).toBe('false');
  });

  test('says so when it could not be checked, and lets nobody in', async () => {
    const { user, pass } = await open(LOCKED, (tablet) => {
      tablet.answerPin = () => {
        throw new Error('closed');
      };
    });
    await user.keyboard('135790');
    await pass(0);
    expect(screen.getByRole('alert').textContent).toContain('chưa kiểm tra được mã PIN');
  });

  test('goes back with Escape and with its button, and by itself', async () => {
    const { user, kiosk, pass } = await open(LOCKED);
    await user.keyboard('{Escape}');
    expect(kiosk.store.getState().screen.type).toBe('question');
    await act(async () => kiosk.send({ type: 'staff-opened' }));
    await user.click(press('Về trang đánh giá'));
    expect(kiosk.store.getState().screen.type).toBe('question');
    await act(async () => kiosk.send({ type: 'staff-opened' }));
    await pass(IDLE_MS);
    expect(kiosk.store.getState().screen.type).toBe('question');
  });
});

describe('the panel', () => {
  test('says that no PIN is set, and holds no result', async () => {
    await open(staffContent());
    expect(screen.getByText(/Đơn vị chưa đặt mã PIN/)).toBeTruthy();
    expect(screen.getByText('Trang này không có kết quả đánh giá.')).toBeTruthy();
    for (const name of ['Gửi dữ liệu', 'Máy này', 'Kiểm tra máy', 'Tại quầy']) {
      await act(async () => screen.getByRole('tab', { name }).click());
      expect(document.body.textContent).not.toMatch(/[Hh]ài\slòng|Không hài/);
    }
  });

  test('its areas are tabs: one stop for the Tab key, arrows between them', async () => {
    const { user } = await open(staffContent());
    const tabs = () => screen.getAllByRole('tab');
    const chosen = () => screen.getByRole('tab', { selected: true }).textContent;
    expect(tabs().map((tab) => tab.tabIndex)).toEqual([0, -1, -1, -1]);
    tabs()[0]?.focus();
    await user.keyboard('{ArrowRight}');
    expect(chosen()).toBe('Gửi dữ liệu');
    expect(document.activeElement?.textContent).toBe('Gửi dữ liệu');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(chosen()).toBe('Kiểm tra máy');
    expect(screen.getByRole('tabpanel', { name: 'Kiểm tra máy' })).toBeTruthy();
  });

  test('a clerk signs on, is named on the question, is relieved, and signs off', async () => {
    const { user, kiosk, tablet, pass } = await open(staffContent());
    expect(screen.getByText(/Chưa có ai trực/)).toBeTruthy();
    const names = () =>
      within(screen.getByRole('list'))
        .getAllByRole('button')
        .map((button) => button.textContent);
    // Whom the roster names comes first.
    expect(names()).toEqual([
      'Nguyễn Thị Minh AnhCông chức Tư pháp – Hộ tịchtheo lịch phân công',
      'Trần Văn Bình',
      'Lê Thị Hoa',
    ]);
    await user.click(press(/Trần Văn Bình/));
    await pass(0);
    expect(said()).toContain('Đã lưu.');
    expect(plain(document.body.textContent)).toContain('Từ 09:00; máy tự kết thúc ca lúc 17:00.');
    expect(names()).not.toContain('Trần Văn Bình');
    await user.click(press('Về trang đánh giá'));
    expect(document.body.textContent).toContain('Trần Văn Bình');
    await act(async () => kiosk.send({ type: 'staff-opened' }));
    expect(screen.getByRole('heading', { name: 'Người khác thay ca: chọn tên' })).toBeTruthy();
    await user.click(press(/Lê Thị Hoa/));
    await pass(0);
    await user.click(press('Kết thúc ca trực'));
    await pass(0);
    expect(screen.getByText(/Chưa có ai trực/)).toBeTruthy();
    expect(tablet.noted.map(({ body }) => body)).toMatchObject([
      { clerk: 'cc-2', on: true },
      { clerk: 'cc-2', on: false, cause: 'replaced' },
      { clerk: 'cc-3', on: true },
      { clerk: 'cc-3', on: false },
    ]);
  });

  test('where the roster decides it tells who is on duty and offers no names', async () => {
    await open(staffContent({ duty: 'roster' }));
    expect(document.body.textContent).toContain('Đang trực theo phân côngNguyễn Thị Minh Anh');
    expect(screen.queryByRole('list')).toBeNull();
  });

  test('a change that could not be kept is said', async () => {
    const { user, pass } = await open(staffContent(), (tablet) => {
      tablet.healthy = false;
    });
    await user.click(press(/Trần Văn Bình/));
    await pass(0);
    expect(said()).toContain('Chưa lưu được');
    expect(screen.getByText(/Chưa có ai trực/)).toBeTruthy();
  });

  test('inviting shows the question; looking up opens the procedures', async () => {
    const { user, kiosk } = await open(staffContent());
    await user.click(press(/^Tra cứu thủ tục/));
    expect(heading()).toBe('Tra cứu cho công chức');
    await act(async () => {
      kiosk.send({ type: 'home' });
      kiosk.send({ type: 'staff-opened' });
    });
    await user.click(press(/^Mời đánh giá/));
    expect(kiosk.store.getState().screen).toMatchObject({
      type: 'question',
      invitation: { trigger: 'clerk' },
    });
  });

  test('what the centre leaves to the tablet can be chosen there, and nothing else', async () => {
    const { user, tablet, pass } = await open(staffContent(ALL));
    await user.click(screen.getByRole('tab', { name: 'Máy này' }));
    const group = (name: string) => within(screen.getByRole('group', { name }));
    const counters = group('Quầy được ghi vào đánh giá');
    expect(counters.getByRole('radio', { name: /1 · Hộ tịch/ })).toHaveProperty('checked', true);
    await user.click(counters.getByRole('radio', { name: /2 · Đất đai/ }));
    await pass(0);
    await user.click(group('Ngôn ngữ của màn hình chờ').getByRole('radio', { name: 'English' }));
    await pass(0);
    await user.click(group('Cách nhận đánh giá').getByRole('radio', { name: 'Chỉ hiện khi được mời' }));
    await pass(0);
    expect(tablet.choices).toMatchObject({ counter: 'quay-2', language: 'en', intake: 'invited' });
    cleanup();
    await open(staffContent());
    await act(async () => screen.getByRole('tab', { name: 'Máy này' }).click());
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.getByText('Trung tâm không cho đổi tại máy.')).toBeTruthy();
    expect(press('Ghép lại máy')).toBeTruthy();
  });
});

describe('[DE5] the self-test', () => {
  const HASH = '49f7b0486c6f741347c208709e0ce7fd45a450f94b783bdf42241c897358f215';

  function tested(change: Parameters<typeof judgeSelfTest>[0], head = true): SelfTest {
    const checks = judgeSelfTest(change);
    return {
      at: '2026-11-23T02:00:00.000Z',
      app: '1.2.3',
      verdict: verdictOf(checks),
      checks,
      device: toDeviceId('may-quay-1'),
      head: head
        ? { replica: toReplicaId('019aa5f0-7c3e-7d11-9b3e-5f4c1f0d2a77'), seq: 4816, hash: HASH }
        : null,
    };
  }

  async function runTest(test: () => SelfTest) {
    const opened = await open(staffContent(), (tablet) => {
      tablet.selfTested = test;
    });
    await opened.user.click(screen.getByRole('tab', { name: 'Kiểm tra máy' }));
    await opened.user.click(press('Bắt đầu kiểm tra'));
    await opened.pass(0);
    return opened;
  }

  test('makes a certificate with device, unit, counter, version, journal and every check, and prints it', async () => {
    const { user, tablet } = await runTest(() => tested(GOOD_TABLET));
    const sheet = screen.getByRole('article', { name: 'Giấy kiểm tra máy' });
    const text = plain(sheet.textContent);
    for (const words of [
      'Kết luậnĐạt',
      '09:00 23/11/26',
      'Trung tâm Phục vụ hành chính công phường Mẫu',
      '1 · Hộ tịch – Chứng thực',
      'may-quay-1',
      '1.2.3',
      `mục số 4.816, mã kiểm tra ${HASH}`,
      'Mạng đến trung tâm180 mili giâyĐạt',
      'Đồng hồKhớp với trung tâmĐạt',
      'Bộ nhớ còn trống10,7 GBĐạt',
      'Trình duyệtChromium 143Đạt',
    ]) {
      expect(text).toContain(words);
    }
    expect(within(sheet).getAllByRole('row')).toHaveLength(13);
    expect(said()).toContain('Máy dùng được, không có điều gì cần làm.');
    await user.click(press('In giấy kiểm tra'));
    expect(tablet.printed).toBe(1);
  });

  test('says beside each trouble what to do', async () => {
    await runTest(() =>
      tested(
        {
          ...GOOD_TABLET,
          probe: null,
          network: { type: 'silent' },
          skewMs: 7_500_000,
          windowLock: 'missing',
        },
        false,
      ),
    );
    expect(said()).toContain('cần xử lý trước khi phục vụ');
    const text = plain(screen.getByRole('article').textContent);
    for (const words of [
      'Ghi chắc vào bộ nhớXóa bớt tệp khác trên máy; nếu vẫn vậy, báo người quản trị.Không cóKhông đạt',
      'Kiểm tra mạng của máy. Máy vẫn lưu mọi đánh giá.Trung tâm không trả lờiCần chú ý',
      'nên để máy tự lấy giờ mạng.Lệch 2 giờKhông đạt',
      'Đóng các cửa sổ khác của trang này.Không thấyCần chú ý',
      'Kết quả chưa ghi được vào nhật ký của máy.',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('that cannot be made says so', async () => {
    await runTest(() => {
      throw new Error('closed');
    });
    expect(said()).toContain('Chưa kiểm tra được');
  });

  test('speaks English as well', async () => {
    const { user, kiosk } = await runTest(() => tested(GOOD_TABLET));
    await act(async () => kiosk.send({ type: 'language-chosen', language: 'en' }));
    expect(screen.getByRole('article', { name: 'Self-test certificate' })).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: 'At the counter' }));
    expect(press(/^Invite a rating/)).toBeTruthy();
  });
});
