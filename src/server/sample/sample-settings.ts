import type { StoredPart } from '#shared/protocol/stored-settings.ts';

/**
 * What the sample office has decided. Its address, numbers and people are made up and say so. It has no opening hours, so that
 * its kiosk never sleeps: whoever tries the program does so at any hour of any day.
 * `today` is the first day of the office, `YYYY-MM-DD`.
 */
export function sampleSettings(today: string): Readonly<Partial<Record<StoredPart, unknown>>> {
  return {
    contact: CONTACT,
    attract: { afterSeconds: 60, notices: NOTICES, actions: actions(today) },
    feedback: FEEDBACK,
    targets: TARGETS,
    board: { published: true },
  };
}

const CONTACT = {
  address: 'Số 12 đường Sen Hồng, Phường Cao Lãnh, Tỉnh Đồng Tháp (địa chỉ mẫu)',
  phone: '0277 3 000 000 (số mẫu)',
  email: 'motcua@phuong-cao-lanh.example',
  hotline: '1022',
  nationalHotline: '18001096',
  leaders: [
    {
      name: 'Huỳnh Văn Thành (mẫu)',
      title: 'Chủ tịch Ủy ban nhân dân phường',
      phone: '0277 3 000 001 (số mẫu)',
    },
    {
      name: 'Bùi Thị Hồng Nhung (mẫu)',
      title: 'Giám đốc Trung tâm Phục vụ hành chính công',
      phone: '0277 3 000 002 (số mẫu)',
    },
  ],
};

const NOTICES = [
  {
    id: 'gio-lam-viec',
    title: { vi: 'Giờ tiếp nhận hồ sơ', en: 'Opening hours' },
    text: {
      vi: 'Thứ Hai đến thứ Sáu: 7 giờ 30 – 11 giờ 30 và 13 giờ 30 – 17 giờ.\nThứ Bảy: 7 giờ 30 – 11 giờ 30.',
      en: 'Monday to Friday: 7:30–11:30 and 13:30–17:00.\nSaturday: 7:30–11:30.',
    },
  },
  {
    id: 'nop-truc-tuyen',
    title: { vi: 'Có thể nộp hồ sơ tại nhà', en: 'You can apply from home' },
    text: {
      vi: 'Nhiều thủ tục nộp được trên Cổng Dịch vụ công quốc gia dichvucong.gov.vn. Nếu cần giúp, xin mời Ông/Bà đến bàn hướng dẫn.',
      en: 'Many procedures are accepted at the National Public Service Portal, dichvucong.gov.vn. If you need help, please come to the help desk.',
    },
  },
  {
    id: 'danh-gia-an-danh',
    title: { vi: 'Đánh giá không ghi tên', en: 'Ratings carry no name' },
    text: {
      vi: 'Máy không ghi họ tên, hình ảnh hay giọng nói của Ông/Bà. Công chức tại quầy không biết Ông/Bà đã chọn mức nào.',
      en: 'This screen records no name, picture or voice. The officer at the counter does not learn which answer you gave.',
    },
  },
];

/** "Dân nói – đã làm": both made up, and they say so. */
function actions(today: string) {
  return [
    {
      id: 'mau-ghe-ngoi',
      date: daysBefore(today, 21),
      said: {
        vi: 'Buổi sáng đông người, phải đứng chờ lâu. (mẫu)',
        en: 'It is crowded in the morning, and we stand for a long time. (sample)',
      },
      done: {
        vi: 'Đã kê thêm 20 ghế; từ 7 giờ 30 đến 9 giờ có thêm một người hướng dẫn. (mẫu)',
        en: 'Twenty more seats were put up; from 7:30 to 9:00 one more person helps visitors. (sample)',
      },
    },
    {
      id: 'mau-giay-hen',
      date: daysBefore(today, 48),
      said: {
        vi: 'Giấy hẹn chỉ ghi ngày, không biết đến lúc mấy giờ. (mẫu)',
        en: 'The receipt gives only a day; we do not know at what time to come. (sample)',
      },
      done: {
        vi: 'Giấy hẹn nay ghi cả giờ trả kết quả. (mẫu)',
        en: 'The receipt now also gives the hour. (sample)',
      },
    },
  ];
}

const FEEDBACK = {
  consent: {
    version: 'phuong-cao-lanh-mau-1',
    text: {
      vi: [
        'Để làm gì: Ủy ban nhân dân Phường Cao Lãnh dùng họ tên, địa chỉ và số điện thoại của Ông/Bà để xác minh, giải quyết và trả lời phản ánh, kiến nghị này; không dùng vào việc khác.',
        'Ai đọc: chỉ người được giao xử lý. Công chức tại quầy không đọc được.',
        'Giữ bao lâu: trong thời gian giải quyết và 12 tháng sau khi trả lời, rồi xóa.',
        'Rút lại: bất cứ lúc nào, bằng mã biên nhận ở trang theo dõi hoặc liên hệ với phường; được thực hiện trong 15 ngày. Thông tin của Ông/Bà được xóa, và phường không trả lời riêng được nữa.',
      ].join('\n'),
      en: [
        'What for: the People’s Committee of Cao Lãnh Ward uses your name, address and phone number to look into this petition, settle it and answer you, and for nothing else.',
        'Who reads it: only those who are assigned to handle it. The officers at the counter cannot.',
        'How long: while the matter is handled and 12 months after the answer, then it is deleted.',
        'To withdraw: at any time, with the receipt code on the follow-up page or by contacting the ward; it is done within 15 days. Your details are deleted, and the ward can no longer answer you.',
      ].join('\n'),
    },
  },
  complaints: {
    vi: 'Máy này không nhận khiếu nại, tố cáo. Xin Ông/Bà gửi đơn đến Ủy ban nhân dân phường hoặc gặp người tiếp công dân tại trụ sở: cơ quan sẽ thụ lý và trả lời theo Luật Khiếu nại, Luật Tố cáo.',
    en: 'Complaints against decisions and denunciations are not taken in here. Please send them in writing to the People’s Committee of the ward, or see the officer who receives citizens: they are handled under the Law on Complaints and the Law on Denunciations.',
  },
};

const TARGETS = {
  years: [
    { year: 2026, satisfied: 90, responded: 50 },
    { year: 2027, satisfied: 92, responded: 60 },
  ],
};

function daysBefore(day: string, days: number): string {
  const ms = Date.parse(`${day}T00:00:00.000Z`) - days * 24 * 60 * 60_000;
  return new Date(ms).toISOString().slice(0, 10);
}
