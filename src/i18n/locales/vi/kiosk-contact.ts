/** Words of the ways to reach the office. */
export const viKioskContact = {
  open: 'Liên hệ',
  title: 'Liên hệ với cơ quan',
  lead: 'Ông/Bà có thể ghi lại hoặc chụp ảnh màn hình này.',
  hotline: 'Tổng đài của tỉnh, thành phố',
  nationalHotline: 'Tổng đài Cổng Dịch vụ công quốc gia',
  phone: 'Điện thoại của cơ quan',
  email: 'Thư điện tử',
  address: 'Địa chỉ',
  leaders: 'Lãnh đạo tiếp nhận phản ánh',
};
