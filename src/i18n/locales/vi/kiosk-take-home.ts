/** A code to rate at home. Neutral: it neither thanks for a good answer nor sounds like a complaint. */
export const viKioskTakeHome = {
  door: 'Đánh giá sau, ở nhà',
  title: 'Đánh giá sau, ở nhà',
  text: 'Ông/Bà chụp lại hoặc ghi lại mã này. Khi thuận tiện, quét hình hoặc mở trang dưới đây trên điện thoại và nhập mã.',
  making: 'Đang tạo mã…',
  code: 'Mã của Ông/Bà',
  days_other: 'Dùng được một lần, trong {{count}} ngày.',
  privacy: 'Mã không chứa họ tên, số điện thoại hay giấy tờ của Ông/Bà.',
  qr: 'Mã QR mở trang đánh giá trên điện thoại',
  done: 'Xong',
  none: {
    'no-key': 'Máy chưa cấp mã được. Mời Ông/Bà đánh giá tại đây.',
    'used-up': 'Máy đã cấp hết mã của giờ này. Mời Ông/Bà đánh giá tại đây.',
    storage: 'Máy chưa ghi được nên chưa cấp mã. Mời Ông/Bà đánh giá tại đây hoặc hỏi công chức.',
  },
};
