import type { BoardSetting } from '#shared/protocol/stored-settings.ts';

/** What the figures of a board mean and what it leaves out; the same text on the page and in the file. */
export function boardDefinition({
  minRatings,
  minPeople,
  minCell,
  delayDays,
}: Omit<BoardSetting, 'published'>): {
  readonly vi: readonly string[];
  readonly en: readonly string[];
} {
  return {
    vi: [
      'Số liệu là đánh giá của người dân ngay tại quầy, bằng máy tính bảng, sau khi giao dịch. Không phải chỉ số SIPAS, không phải điểm theo Thông tư 01/2018/TT-VPCP.',
      'Tỷ lệ hài lòng = số lượt chọn mức hài lòng ÷ số lượt đánh giá × 100, hai chữ số thập phân. Kèm theo là khoảng tin cậy 95 % (Wilson).',
      'Tỷ lệ trả lời = số lượt trả lời ÷ số lượt được mời (hoặc số giao dịch, nếu đơn vị đã nhập).',
      'Chỉ tính các quầy của chính đơn vị này; đơn vị trực thuộc có bảng riêng. Không có số liệu của từng công chức, từng quầy.',
      'Lượt có dấu hiệu bất thường (ví dụ bấm liên tục) không tính vào tỷ lệ, không bị xóa, và được nêu số lượng.',
      `Tháng được nêu sau khi hết tháng ${delayDays} ngày. Tháng có dưới ${minRatings} lượt, hoặc dưới ${minPeople} người được đánh giá, không nêu. Nếu số lượt hài lòng, hoặc số lượt còn lại, chỉ từ 1 đến ${minCell - 1} thì không nêu đúng số: tỷ lệ khi đó là một khoảng. Mức có quá ít lượt được gộp với các mức cùng bên. Quý được tính từ số đã nêu của các tháng.`,
      'Dữ liệu về chậm từ máy không có mạng được cộng vào tháng của nó.',
    ],
    en: [
      'The figures are what citizens answered at the counter, on a tablet, after being served. They are not SIPAS and not the score of Circular 01/2018/TT-VPCP.',
      'Satisfied = ratings with a satisfied level ÷ ratings × 100, two decimals, with the 95 % Wilson interval.',
      'Response = answers ÷ invitations (or people served, where the unit has entered them).',
      'Counted are the unit’s own counters; units below it have boards of their own. Nothing is told of a clerk or of a counter.',
      'Ratings that look doubtful (pressed one after the other, say) are left out of the rates, not deleted, and their number is stated.',
      `A month is told ${delayDays} days after it has ended. A month with fewer than ${minRatings} ratings, or in which fewer than ${minPeople} people were rated, is not told. A side with 1 to ${minCell - 1} ratings is not told exactly: the rate is then a range. A level with too few is told together with the others of its side. Quarters are computed from what is told of their months.`,
      'What arrives late from tablets without a network is added to its month.',
    ],
  };
}
