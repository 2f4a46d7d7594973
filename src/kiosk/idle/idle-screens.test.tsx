// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { UnitSettings } from '#shared/protocol/unit-settings.ts';
import { createFakeTablet, type FakeTablet } from '#tests/support/kiosk-fakes.ts';
import { renderKiosk } from '#tests/support/render-kiosk.tsx';
import { CONTACT, sampleContent } from '#tests/support/sample-content.ts';
import { CLOSING_GRACE_MS, DUTY_CHECK_MS, SLIDE_MS } from '../timing.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const MINUTE_MS = 60_000;
/** Until the kiosk has fallen asleep after the first closing: with the next look at the clock. */
const TO_BREAK_MS = 5 * MINUTE_MS + CLOSING_GRACE_MS + DUTY_CHECK_MS;
const text = (vi: string) => ({ vi, en: `${vi} (en)` });
/** It is nine o'clock when a test begins. */
const WORKDAY = [
  { from: '07:30', to: '09:05' },
  { from: '10:00', to: '17:00' },
];
const HOURS: UnitSettings['hours'] = { week: Array.from({ length: 7 }, () => WORKDAY), exceptions: [] };
const ATTRACT: Partial<UnitSettings['attract']> = {
  notices: [{ id: 'le', title: text('Nghỉ lễ'), text: text('Nghỉ hai ngày.'), from: null, to: null }],
  result: { from: '2026-10-01', to: '2026-10-31', n: 850, satisfied: 800, asked: 1_000, flagged: 10 },
  actions: [
    {
      id: 'ghe',
      date: '2026-10-20',
      said: text('Thiếu ghế.'),
      done: text('Đã thêm 12 ghế.'),
      result: text('Tháng 11 còn 9 lượt nêu.'),
    },
  ],
};

type Changes = { readonly [P in keyof UnitSettings]?: Partial<UnitSettings[P]> };

function tabletOf({ hours, intake, attract }: Changes): FakeTablet {
  const content = sampleContent();
  const { settings, unit } = content;
  const tablet = createFakeTablet({
    ...content,
    unit: { ...unit, contact: CONTACT },
    settings: {
      ...settings,
      hours: { ...settings.hours, ...hours },
      intake: { ...settings.intake, ...intake },
      attract: { ...settings.attract, ...attract },
    },
  });
  tablet.status = { ...tablet.status, phase: 'idle' };
  return tablet;
}

const heading = (level = 1): string => screen.getByRole('heading', { level }).textContent;
const press = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const faces = (): number => screen.queryAllByRole('button', { name: /hài\slòng|Bình\sthường/i }).length;

describe('the invited intake', () => {
  const INVITED = { intake: { mode: 'invited' }, attract: ATTRACT } as const;

  test('rests with what the office has to say and with open doors, and asks nothing', async () => {
    const { user } = await renderKiosk(tabletOf(INVITED));
    expect(heading()).toBe('Màn hình tra cứu và đánh giá');
    expect(faces()).toBe(0);
    expect(screen.getByText('Khi Ông/Bà được mời, câu hỏi hiện trên màn hình này.')).toBeTruthy();
    await user.click(press('Liên hệ'));
    await user.click(press('Đóng'));
    await user.click(press('Góp ý, phản ánh'));
    await user.click(press('Về trang đánh giá'));
    await user.click(press('Tra cứu thủ tục'));
    expect(heading()).toBe('Thủ tục hành chính');
  });

  test('an invitation brings the question, counts down, and its answer is kept with it', async () => {
    const tablet = tabletOf(INVITED);
    const { user, kiosk, pass } = await renderKiosk(tablet);
    act(() => kiosk.invite('clerk'));
    expect(faces()).toBe(5);
    expect(screen.getAllByRole('status').map((one) => one.textContent)).toContain('Xin mời Ông/Bà đánh giá');
    expect(screen.getByRole('timer').textContent).toBe('Còn 30 giây');
    await pass(10_000);
    expect(screen.getByRole('timer').textContent).toBe('Còn 20 giây');
    await user.click(press('Thêm thời gian'));
    expect(screen.getByRole('timer').textContent).toBe('Còn 30 giây');
    await user.click(press(/^Bình\sthường$/));
    expect(tablet.kept).toMatchObject([
      { kind: 'rating', body: { level: 3, intake: 'invited' } },
      { kind: 'ask', body: { outcome: 'answered', trigger: 'clerk' } },
    ]);
  });

  test('who would rather not says so with one tap', async () => {
    const tablet = tabletOf(INVITED);
    const { user, kiosk } = await renderKiosk(tablet);
    act(() => kiosk.invite('clerk'));
    await user.click(press('Không, cảm ơn'));
    expect(heading()).toBe('Màn hình tra cứu và đánh giá');
    expect(tablet.kept).toMatchObject([{ kind: 'ask', body: { outcome: 'dismissed' } }]);
  });

  test('the tablet invites by itself within its span, and keeps that nobody answered', async () => {
    const tablet = tabletOf({ intake: { mode: 'invited', sampling: { minMinutes: 5, maxMinutes: 10 } } });
    const { pass } = await renderKiosk(tablet);
    // The moment is drawn with the first look after the start.
    await pass(5 * MINUTE_MS);
    expect(faces()).toBe(0);
    await pass(6 * MINUTE_MS);
    expect(tablet.kept).toMatchObject([{ kind: 'ask', body: { trigger: 'sampled', outcome: 'timeout' } }]);
  });

  test('an answer that cannot be saved is said to be an answer', async () => {
    const tablet = tabletOf(INVITED);
    const { user, kiosk, pass } = await renderKiosk(tablet);
    act(() => kiosk.invite('clerk'));
    await pass(2_000);
    tablet.healthy = false;
    await user.click(press(/^Rất\shài\slòng$/));
    expect(heading()).toBe('Câu trả lời chưa được lưu');
    expect(
      within(screen.getByRole('region', { name: 'Liên hệ với cơ quan' })).getByText('1022'),
    ).toBeTruthy();
  });
});

describe('outside the opening hours', () => {
  test('says when the office opens and whom to call, and asks nothing; procedures stay open', async () => {
    const { user, pass } = await renderKiosk(tabletOf({ hours: HOURS, attract: { afterSeconds: 0 } }));
    await pass(TO_BREAK_MS);
    expect(heading()).toBe('Đang nghỉ giữa giờ');
    expect(screen.getByText('10:00 hôm nay')).toBeTruthy();
    expect(screen.getByText('07:30 – 09:05, 10:00 – 17:00')).toBeTruthy();
    expect(
      within(screen.getByRole('region', { name: 'Liên hệ với cơ quan' })).getByText('18001096'),
    ).toBeTruthy();
    expect(faces()).toBe(0);
    await user.click(press('Tra cứu thủ tục'));
    await user.click(press('Về trang đánh giá'));
    expect(heading()).toBe('Đang nghỉ giữa giờ');
    await pass(25 * MINUTE_MS);
    expect(faces()).toBe(5);
  });

  test('names the holiday and the day on which it opens, in English too', async () => {
    const exceptions = [{ date: '2026-11-23', name: text('Ngày lễ'), ranges: [] }];
    const { user, pass } = await renderKiosk(tabletOf({ hours: { ...HOURS, exceptions } }));
    expect(heading()).toBe('Hôm nay cơ quan không làm việc');
    expect(screen.getByText('Ngày lễ')).toBeTruthy();
    expect(screen.getByText('Thứ Ba, 24/11, lúc 07:30')).toBeTruthy();
    await user.click(press('English'));
    await pass(0);
    expect(heading()).toBe('The office is closed today');
    expect(screen.getByText('Ngày lễ (en)')).toBeTruthy();
  });
});

describe('the attract loop', () => {
  const loop = async () => {
    const rendered = await renderKiosk(tabletOf({ attract: ATTRACT }));
    await rendered.pass(MINUTE_MS);
    return rendered;
  };

  test('shows how to use the kiosk, the result with its number, interval and response rate, notices and what was done', async () => {
    const { pass } = await loop();
    const shown: string[] = [];
    const places = new Set<string>();
    for (let slide = 0; slide < 4; slide++) {
      shown.push(document.body.textContent);
      places.add(document.querySelector<HTMLElement>('main > div')?.style.transform ?? '');
      await pass(SLIDE_MS);
    }
    expect(shown[0]).toContain('Như vậy là xong');
    for (const figure of [
      '94,12 %',
      'trên 850 lượt đánh giá',
      '92,33 – 95,51 %',
      '86,00 % của 1.000 lượt mời',
      '10 lượt',
    ]) {
      expect(shown[1]).toContain(figure);
    }
    expect(shown[2]).toContain('Nghỉ hai ngày.');
    expect(shown[3]).toContain('Đã thêm 12 ghế.');
    expect(shown[3]).toContain('Kết quảTháng 11 còn 9 lượt nêu.');
    expect(document.body.textContent).toBe(shown[0]);
    expect(shown.join()).not.toContain('Nguyễn Thị Minh Anh');
    expect(shown.join()).not.toMatch(/SIPAS/i);
    // The picture never stands still for long, so that nothing burns in.
    expect(places.size).toBe(4);
  });

  test('changes half as often where less motion is wished', async () => {
    vi.spyOn(window, 'matchMedia').mockReturnValue({
      ...window.matchMedia('all'),
      matches: true,
      addEventListener: () => {},
      removeEventListener: () => {},
    });
    const { pass } = await loop();
    await pass(SLIDE_MS);
    expect(document.body.textContent).toContain('Như vậy là xong');
    await pass(SLIDE_MS);
    expect(document.body.textContent).toContain('94,12 %');
  });

  test('one touch brings the question', async () => {
    const { user } = await loop();
    expect(faces()).toBe(0);
    await user.click(press('Chạm vào màn hình để đánh giá'));
    expect(faces()).toBe(5);
  });

  test('is light on dark between the hours at which it is dimmed', async () => {
    const { pass } = await renderKiosk(tabletOf({ attract: { dimmed: { from: '09:02', to: '10:00' } } }));
    await pass(MINUTE_MS);
    expect(document.querySelector('[data-tone="night"]')).toBeNull();
    await pass(MINUTE_MS);
    expect(document.querySelector('[data-tone="night"]')).not.toBeNull();
  });

  test('a night may go over midnight', async () => {
    const { pass } = await renderKiosk(tabletOf({ attract: { dimmed: { from: '18:00', to: '09:02' } } }));
    await pass(MINUTE_MS);
    expect(document.querySelector('[data-tone="night"]')).not.toBeNull();
    await pass(MINUTE_MS);
    expect(document.querySelector('[data-tone="night"]')).toBeNull();
  });
});

describe('what staff must mend', () => {
  const notice = (): string | undefined =>
    screen.queryByRole('complementary', { name: 'Dành cho công chức' })?.textContent ?? undefined;

  test('nothing is said of a tablet that is well', async () => {
    await renderKiosk(tabletOf({}));
    expect(notice()).toBeUndefined();
  });

  test('a centre that refuses the tablet is told on the idle screen; citizens go on', async () => {
    const tablet = tabletOf({});
    tablet.status = { ...tablet.status, phase: 'unpaired' };
    const { user } = await renderKiosk(tablet);
    expect(notice()).toContain('Trung tâm không nhận máy này nữa. Xin ghép lại máy.');
    expect(notice()).toContain('Máy vẫn nhận và lưu mọi đánh giá.');
    await user.click(press(/^Hài\slòng$/));
    expect(tablet.kept).toHaveLength(1);
    expect(notice()).toBeUndefined();
  });

  test('a clock before the program was built is told with what it shows; ratings are kept all the same', async () => {
    const tablet = tabletOf({ hours: HOURS });
    const builtMs = tablet.clock.nowMs() + 400 * 24 * 60 * MINUTE_MS;
    const { user, pass } = await renderKiosk({ ...tablet, care: { ...tablet.care, builtMs } });
    expect(notice()).toContain('Đồng hồ của máy đang chỉ 09:00 23/11/26, không đúng');
    await pass(TO_BREAK_MS);
    await user.click(press('Chạm vào màn hình để đánh giá'));
    expect(faces()).toBe(5);
  });

  test('an address without https is told before anybody tries to pair', async () => {
    const tablet = createFakeTablet(sampleContent(), false);
    await renderKiosk({ ...tablet, care: { ...tablet.care, secure: false } });
    expect(notice()).toContain('https');
    expect(notice()).not.toContain('Máy vẫn nhận');
  });
});
