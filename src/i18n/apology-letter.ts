/**
 * The words of a letter of apology (thư xin lỗi). It is a paper of a Vietnamese office, so it has one language whatever the page
 * around it is read in; the head follows Nghị định 30/2020/NĐ-CP, Phụ lục I.
 */
export const APOLOGY_LETTER = {
  country: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập – Tự do – Hạnh phúc',
  title: 'THƯ XIN LỖI',
  to: 'Kính gửi: Ông/Bà',
  blank: '……………………………………',
  date: (place: string, day: string, month: string, year: string) =>
    `${place === '' ? '……………' : place}, ngày ${day} tháng ${month} năm ${year}`,
  thanks: 'Trân trọng.',
  sign: '(Ký tên, đóng dấu)',
} as const;

export const APOLOGY_CAUSES = ['late', 'conduct', 'mistake', 'papers', 'other'] as const;
export type ApologyCause = (typeof APOLOGY_CAUSES)[number];

/** What stands in the letter to begin with; `subject` says of which case it speaks. */
export function apologyText(cause: ApologyCause, unit: string, subject: string): string {
  return [
    `${unit} đã nhận được ${subject} của Ông/Bà.`,
    WHAT_WAS_WRONG[cause],
    'Chúng tôi thành thật xin lỗi Ông/Bà về sự việc này.',
    'Chúng tôi đã: ……………………………………',
    'Xin cảm ơn Ông/Bà đã góp ý để chúng tôi phục vụ tốt hơn.',
  ].join('\n\n');
}

const WHAT_WAS_WRONG: Readonly<Record<ApologyCause, string>> = {
  late: 'Kết quả giải quyết hồ sơ của Ông/Bà đã không được trả đúng ngày hẹn. Ngày hẹn trả kết quả mới là ngày ……/……/…………',
  conduct: 'Qua xác minh, cách giao tiếp của công chức tại quầy đối với Ông/Bà là chưa đúng mực.',
  mistake: 'Qua xác minh, kết quả hoặc hướng dẫn mà chúng tôi đưa cho Ông/Bà có sai sót.',
  papers:
    'Qua xác minh, Ông/Bà đã bị yêu cầu nộp giấy tờ ngoài danh mục được niêm yết, hoặc phải bổ sung hồ sơ nhiều lần do hướng dẫn chưa đầy đủ.',
  other: 'Qua xác minh, việc phục vụ Ông/Bà đã có thiếu sót: ……………………………………',
};
