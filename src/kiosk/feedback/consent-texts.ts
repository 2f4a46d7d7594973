import type { FeedbackSetting } from '#shared/protocol/unit-settings.ts';
import type { FeedbackDoor } from '../feedback-state.ts';

export interface ConsentText {
  /** Kept with the consent, so that it can be told later what was agreed to. */
  readonly version: string;
  /** A line for each thing that must be told: what for, who reads, how long, how to withdraw. */
  readonly text: { readonly vi: string; readonly en: string };
}

/**
 * The program's own texts. A published version is never edited, in either language: another wording is another version
 * (the test holds them against their digests). They promise what the centre must keep: twelve months, fifteen days.
 */
export const PETITION_CONSENT: ConsentText = {
  version: 'hailong-petition-1',
  text: {
    vi: [
      'Để làm gì: để xác minh, giải quyết và trả lời Ông/Bà. Theo quy định, phản ánh, kiến nghị phải có họ tên, địa chỉ và số điện thoại hoặc địa chỉ nhận thư của người gửi.',
      'Ai đọc: chỉ người được giao xử lý phản ánh, kiến nghị. Công chức tại quầy không đọc được.',
      'Giữ bao lâu: trong thời gian giải quyết và 12 tháng sau khi trả lời, rồi xóa.',
      'Rút lại: bất cứ lúc nào, bằng mã biên nhận ở trang theo dõi hoặc liên hệ với cơ quan; được thực hiện trong 15 ngày. Thông tin của Ông/Bà được xóa, và cơ quan không trả lời riêng được nữa.',
    ].join('\n'),
    en: [
      'What for: to look into the matter, settle it and answer you. By law a petition names its sender: name, address, and phone number or postal address.',
      'Who reads it: only those who are assigned to handle petitions. The officers at the counter cannot.',
      'How long: while the matter is handled and 12 months after the answer, then it is deleted.',
      'To withdraw: at any time, with the receipt code on the follow-up page or by contacting the office; it is done within 15 days. Your details are deleted, and the office can no longer answer you.',
    ].join('\n'),
  },
};

export const INTEGRITY_CONSENT: ConsentText = {
  version: 'hailong-integrity-1',
  text: {
    vi: [
      'Để làm gì: chỉ để hỏi lại Ông/Bà khi cần làm rõ và báo kết quả.',
      'Ai đọc: chỉ người được giao xử lý tin báo loại này. Công chức tại quầy không đọc được.',
      'Giữ bao lâu: trong thời gian xử lý và 12 tháng sau khi kết thúc, rồi xóa.',
      'Rút lại: bất cứ lúc nào, bằng mã biên nhận ở trang theo dõi hoặc liên hệ với cơ quan; được thực hiện trong 15 ngày. Tin báo vẫn được xử lý như tin ẩn danh.',
    ].join('\n'),
    en: [
      'What for: only to ask you back where something is unclear, and to tell you the outcome.',
      'Who reads it: only those who are assigned to reports of this kind. The officers at the counter cannot.',
      'How long: while the report is handled and 12 months after it is closed, then it is deleted.',
      'To withdraw: at any time, with the receipt code on the follow-up page or by contacting the office; it is done within 15 days. The report itself goes on as an anonymous one.',
    ].join('\n'),
  },
};

/** What is shown beside the box: a petition's may be the office's own. */
export function consentTextOf(door: FeedbackDoor, setting: FeedbackSetting): ConsentText {
  if (door === 'integrity') return INTEGRITY_CONSENT;
  return setting.consent ?? PETITION_CONSENT;
}
