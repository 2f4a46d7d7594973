import { judgeSelfTest, verdictOf } from '#kiosk/staff/judge-self-test.ts';
import type { StaffPorts } from '#kiosk/staff/staff-ports.ts';
import { toClerkId, toCounterId, toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import type { SelfTestFacts } from '#sync/self-test-facts.ts';
import { GOOD_TABLET } from '../good-tablet.ts';
import type { SampleContent } from '../sample-content.ts';

/** The PIN that opens the panel of the preview. */
const PIN = '135790';

const POOR: SelfTestFacts = {
  ...GOOD_TABLET,
  storage: { persisted: false, usedBytes: 10.1e9, quotaBytes: 10.7e9 },
  network: { type: 'failed', failure: { type: 'unreachable', reason: 'no route' } },
  skewMs: 7_500_000,
  version: { page: '0.1.0', worker: '0.0.9', waiting: true },
  missingFonts: ['Be Vietnam Pro 600'],
  wakeLock: 'unsupported',
};

/** Staff over invented answers. `case=staff-poor`: a tablet that is not well; `case=staff-locked`: too many wrong PINs. */
export function createPreviewStaff(wish: string): StaffPorts {
  return {
    async checkPin(pin) {
      if (wish === 'staff-locked') return { type: 'locked', lockedMs: 300_000 };
      if (pin === null) return { type: 'locked', lockedMs: 0 };
      return pin === PIN ? { type: 'right' } : { type: 'wrong', triesLeft: 2, lockedMs: 0 };
    },
    keepChoices: async () => wish !== 'staff-unkept',
    async selfTest() {
      const checks = judgeSelfTest(wish === 'staff-poor' ? POOR : GOOD_TABLET);
      return {
        at: '2026-11-23T02:00:00.000Z',
        app: '0.1.0',
        verdict: verdictOf(checks),
        checks,
        device: toDeviceId('may-quay-1'),
        head: {
          replica: toReplicaId('019aa5f0-7c3e-7d11-9b3e-5f4c1f0d2a77'),
          seq: 4816,
          hash: '49f7b0486c6f741347c208709e0ce7fd45a450f94b783bdf42241c897358f215',
        },
      };
    },
    print: () => window.print(),
  };
}

/** An office whose clerks sign on at the tablet, and which leaves everything to them; `case=staff-open`: without a PIN. */
export function staffContent(plain: SampleContent, wish: string): SampleContent {
  const pin = wish === 'staff-open' ? null : { iterations: 200_000, salt: 'c2FsdA', hash: 'aGFzaA' };
  const free = { mayChangeCounter: true, mayChangeIntake: true, mayChangeLanguage: true };
  const duty = wish === 'staff-open' ? 'roster' : 'sign-in';
  const counters = ['Đất đai – Xây dựng', 'Lao động – Bảo trợ xã hội', 'Tiếp nhận – Trả kết quả'];
  return {
    ...plain,
    settings: { ...plain.settings, staff: { ...plain.settings.staff, ...free, pin, duty } },
    counters: [
      ...plain.counters,
      ...counters.map((name, place) => ({
        id: toCounterId(`quay-${place + 2}`),
        name,
        number: `${place + 2}`,
      })),
    ],
    clerks: [
      ...plain.clerks,
      {
        id: toClerkId('cc-3'),
        name: 'Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo',
        title: 'Phó Giám đốc Trung tâm kiêm công chức tiếp nhận hồ sơ',
        photo: null,
      },
    ],
  };
}
