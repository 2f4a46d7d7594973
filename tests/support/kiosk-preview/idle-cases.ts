import type { UnitSettings } from '#shared/protocol/unit-settings.ts';
import type { SampleContent } from '../sample-content.ts';

const text = (vi: string, en: string) => ({ vi, en });
const WORKDAY = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
];

const ATTRACT: UnitSettings['attract'] = {
  afterSeconds: 1,
  notices: [
    {
      id: 'mot',
      title: text('Nghỉ lễ Quốc khánh', 'National Day holiday'),
      text: text(
        'Trung tâm nghỉ từ thứ Tư 02/9 đến hết thứ Năm 03/9. Hồ sơ nộp trực tuyến vẫn được tiếp nhận và tính thời hạn từ ngày làm việc đầu tiên sau kỳ nghỉ.',
        'The centre is closed on 2 and 3 September. Applications made online are still taken in.',
      ),
      from: null,
      to: null,
    },
    {
      id: 'hai',
      title: text(
        'Từ tháng 12, cấp bản sao trích lục hộ tịch không phải xuất trình sổ hộ khẩu giấy',
        'From December, no paper household book is needed for copies of civil status extracts',
      ),
      text: text(
        'Cơ quan khai thác thông tin trong Cơ sở dữ liệu quốc gia về dân cư. Ông/Bà chỉ cần căn cước hoặc tài khoản định danh điện tử. Trường hợp hệ thống gián đoạn, công chức sẽ xác minh và trả kết quả trong ngày. '.repeat(
          4,
        ),
        'The office looks the information up itself. '.repeat(20),
      ),
      from: null,
      to: null,
    },
  ],
  result: { from: '2026-10-01', to: '2026-10-31', n: 1_284, satisfied: 1_197, asked: 2_016, flagged: 12 },
  actions: [
    {
      id: 'a',
      date: '2026-10-20',
      said: text('Sáng thứ Hai chờ lâu, ghế không đủ.', 'Long waits on Monday mornings, too few chairs.'),
      done: text(
        'Mở thêm quầy số 4 vào sáng thứ Hai và đặt thêm 12 ghế ở khu vực chờ.',
        'Counter 4 is open on Monday mornings, and there are 12 more chairs.',
      ),
      result: text(
        'Lượt đánh giá nêu “Chờ lâu”: 48 trên 1.120 lượt (tháng 9/2026), rồi 9 trên 1.284 lượt (tháng 11/2026).',
        'Ratings that named “Long waits”: 48 of 1,120 (09/2026), then 9 of 1,284 (11/2026).',
      ),
    },
  ],
  dimmed: null,
};

/** Contents that show what stands there while nobody is served; the clock of the preview is nine in the morning. */
export function idleCase(plain: SampleContent, wish: string): SampleContent | null {
  const { settings } = plain;
  const invited = { ...settings.intake, mode: 'invited' } as const;
  const week = (ranges: typeof WORKDAY) => Array.from({ length: 7 }, () => ranges);
  switch (wish) {
    case 'attract':
      return { ...plain, settings: { ...settings, attract: ATTRACT } };
    case 'dim': {
      const dimmed = { from: '00:00', to: '24:00' };
      return { ...plain, settings: { ...settings, attract: { ...ATTRACT, dimmed } } };
    }
    case 'resting':
      return { ...plain, settings: { ...settings, intake: invited, attract: ATTRACT } };
    case 'sampled': {
      const intake = { ...invited, sampling: { minMinutes: 0.02, maxMinutes: 0.02 } };
      return { ...plain, settings: { ...settings, intake: { ...intake, sampling: intake.sampling } } };
    }
    case 'asleep':
      return { ...plain, settings: { ...settings, hours: { week: week(WORKDAY.slice(1)), exceptions: [] } } };
    case 'holiday': {
      const name = text('Ngày Quốc khánh', 'National Day');
      const exceptions = ['2026-11-23', '2026-11-24'].map((date) => ({ date, name, ranges: [] }));
      return { ...plain, settings: { ...settings, hours: { week: week(WORKDAY), exceptions } } };
    }
    default:
      return null;
  }
}
