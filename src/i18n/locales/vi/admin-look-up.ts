/** Words of the clerk's look-up on the PC. */
export const viAdminLookUp = {
  title: 'Tra cứu thủ tục',
  lead: 'Tìm như trên máy tính bảng, không cần dấu: cần mang gì, bao lâu, bao nhiêu tiền.',
  field: 'Tìm thủ tục',
  example: 'Ví dụ: khai sinh, sổ đỏ, 1.001193',
  keys: '↑ ↓ để chọn · Enter để đọc · Esc để tìm lại · Ctrl + C để sao chép danh mục · Ctrl + P để in',
  list: 'Thủ tục tìm thấy',
  sheet: 'Thủ tục đang chọn',
  found_other: 'Tìm thấy {{count}} thủ tục.',
  many_other: 'Có từ {{count}} thủ tục trở lên; gõ thêm từ để thu hẹp.',
  partial_other: 'Chưa có thủ tục khớp đủ các từ. Gần nhất: {{count}} thủ tục.',
  none: 'Không tìm thấy thủ tục nào. Thử gõ ít từ hơn, hoặc gõ mã thủ tục.',
  loading: 'Đang tải danh mục thủ tục…',
  read_other: '{{count}} thủ tục · tải lúc {{time}}',
  reload: 'Tải lại',
  empty: {
    title: 'Đơn vị chưa niêm yết thủ tục nào',
    text: 'Khi có thủ tục được niêm yết, có thể tra cứu ngay tại đây.',
  },
};
