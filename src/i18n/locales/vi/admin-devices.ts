/** Words of what is done to tablets beside adding and revoking them. */
export const viAdminDevices = {
  replaces: 'Thay cho: {{name}}',
  replacedBy: 'Được thay bằng: {{name}}',
  move: {
    open: 'Chuyển quầy, đổi tên',
    title: 'Chuyển quầy, đổi tên: {{name}}',
    lead: 'Máy nhận quầy mới trong lần liên lạc kế tiếp, khi màn hình đang chờ. Lượt đánh giá trước đó vẫn thuộc quầy cũ.',
    submit: 'Lưu',
  },
  replace: {
    open: 'Thay máy',
    title: 'Thay máy: {{name}}',
    lead: 'Dùng khi máy hỏng hoặc mất. Máy mới nhận quầy và tên của máy cũ; khi máy mới ghép xong, máy cũ không gửi được nữa. Nếu máy cũ còn bật được, hãy để nó gửi hết hoặc lưu tệp trước.',
    submit: 'Lấy mã ghép cho máy mới',
  },
  alerts: {
    title: 'Cần xem ngay',
    silent: 'Không liên lạc từ {{time}}: kiểm tra nguồn điện và mạng ở quầy.',
    clock: 'Đồng hồ của máy lệch nhiều: bật giờ tự động trong cài đặt của máy.',
    forked:
      'Nhật ký bị tách nhánh lúc {{time}}: máy có thể đã được khôi phục từ bản sao. Xem từng nhật ký ở trang chi tiết.',
    wiped:
      'Bộ nhớ của máy bị xóa lúc {{time}}: phần chưa gửi trước đó có thể đã mất. Xem từng nhật ký ở trang chi tiết.',
  },
};
