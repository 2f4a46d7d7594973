/** Words around the procedures: the shelf they stand on and the page of one of them. */
export const viKioskDetail = {
  shelf: {
    reading: 'Đang mở danh mục thủ tục…',
    incomplete: 'Danh mục còn thiếu, đang tải lại',
    failed: 'Chưa mở được danh mục thủ tục',
    failedText:
      'Máy chưa đọc được danh mục trong bộ nhớ. Ông/Bà vui lòng thử lại, hoặc hỏi công chức tại quầy.',
  },
};
