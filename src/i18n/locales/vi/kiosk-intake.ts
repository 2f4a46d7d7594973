/** Words of invitations, and of the notices that staff must see on the idle screen. */
export const viKioskIntake = {
  invite: {
    title: 'Xin mời Ông/Bà đánh giá',
    left_other: 'Còn {{count}} giây',
    more: 'Thêm thời gian',
    decline: 'Không, cảm ơn',
  },
  staffNotice: {
    label: 'Dành cho công chức',
    clock:
      'Đồng hồ của máy đang chỉ {{time}}, không đúng. Xin chỉnh lại ngày, giờ và bật tự động cập nhật giờ.',
    unpaired: 'Trung tâm không nhận máy này nữa. Xin ghép lại máy.',
    outdated: 'Máy cần cập nhật phiên bản. Xin kiểm tra kết nối mạng của máy.',
    storageFault: 'Nhật ký trên máy không đọc được. Xin báo người quản trị, không xóa dữ liệu.',
    insecure:
      'Trang này chưa được mở qua kết nối bảo mật (https). Xin mở lại bằng địa chỉ https của trung tâm.',
    goesOn: 'Máy vẫn nhận và lưu mọi đánh giá.',
  },
};
