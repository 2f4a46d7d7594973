/** Words of the first page. */
export const viAdminStart = {
  title: 'Bắt đầu',
  lead: '{{unit}}: những việc cần làm để lượt đánh giá đầu tiên về đến trung tâm.',
  noSetup: 'Chọn trang cần xem trong danh mục. Việc thiết lập do quản trị và lãnh đạo đơn vị làm.',
};

export const viAdminSetup = {
  title: 'Thiết lập đơn vị',
  progress:
    'Đã xong {{done}} trong {{all}} bước. Làm lần lượt từ trên xuống; bước nào xong, trang tự nhận ra.',
  complete: 'Đơn vị đã thiết lập xong ({{done}} trong {{all}} bước). Xem lại các bước',
  go: 'Làm ngay',
  look: 'Xem',
  goTo: '{{go}}: {{step}}',
  state: { done: 'Đã xong', open: 'Chưa làm', optional: 'Nên làm', unknown: 'Đang xem…' },
  steps: {
    counters: {
      name: 'Lập danh sách quầy',
      why: 'Mỗi máy tính bảng đứng ở một quầy; số quầy đúng như biển treo.',
    },
    clerks: {
      name: 'Lập danh sách công chức, viên chức',
      why: 'Để lượt đánh giá gắn với đúng người. Có thể nhập từ tệp Excel.',
    },
    hours: {
      name: 'Đặt giờ làm việc, ngày nghỉ',
      why: 'Ngoài giờ máy tự nghỉ, không nhận đánh giá: thử máy xong hãy đặt, nếu đang là ngoài giờ.',
    },
    contact: { name: 'Ghi địa chỉ, số điện thoại', why: 'Người dân cần hỏi thêm thì thấy ngay trên máy.' },
    pin: {
      name: 'Đặt mã PIN của công chức',
      why: 'Không có mã thì ai cũng mở được phần dành cho công chức trên máy.',
    },
    procedures: {
      name: 'Đưa thủ tục hành chính vào',
      why: 'Nhập từ tệp của Cổng Dịch vụ công; người dân tra cứu ngay tại quầy.',
    },
    device: { name: 'Thêm máy tính bảng', why: 'Chọn quầy, nhận mã ghép và mã QR.' },
    paired: {
      name: 'Ghép máy với quầy',
      why: 'Mở máy ảnh trên máy tính bảng, quét mã QR; mã dùng một lần trong 15 phút.',
    },
    tested: {
      name: 'Kiểm tra máy',
      why: 'Trên máy, vào phần công chức, mục Kiểm tra máy: giấy kiểm tra hiện ở trang Máy tính bảng.',
    },
    rated: {
      name: 'Nhận lượt đánh giá đầu tiên',
      why: 'Bấm thử một lượt trên máy. Có mạng thì lượt đó về đến đây trong vài giây. Máy báo ngoài giờ thì mở lại giờ làm việc để thử.',
    },
    duties: {
      name: 'Phân công ca trực',
      why: 'Không có ca trực thì lượt đánh giá chỉ gắn với quầy, không gắn với người.',
    },
    secondFactor: {
      name: 'Bật xác thực hai lớp',
      why: 'Mật khẩu bị lộ thì người khác vẫn không vào được.',
    },
  },
};
