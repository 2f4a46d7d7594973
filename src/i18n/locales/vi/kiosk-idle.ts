/** Words of the screens that stand there while nobody is served; they come with those screens. */
export const viKioskIdle = {
  resting: {
    title: 'Màn hình tra cứu và đánh giá',
    lead: 'Khi được mời, Ông/Bà đánh giá ngay trên màn hình này. Câu trả lời ẩn danh.',
  },
  asleep: {
    before: 'Chưa đến giờ làm việc',
    between: 'Đang nghỉ giữa giờ',
    after: 'Đã hết giờ làm việc',
    dayOff: 'Hôm nay cơ quan không làm việc',
    today: 'Giờ làm việc hôm nay',
    opens: 'Mở cửa',
    opensAt: '{{day}}, lúc {{time}}',
    opensToday: '{{time}} hôm nay',
    lead: 'Ông/Bà vẫn tra cứu được thủ tục trên màn hình này.',
    leadFeedback: 'Ông/Bà vẫn tra cứu được thủ tục và gửi được góp ý trên màn hình này.',
  },
  attract: {
    touch: 'Chạm vào màn hình để đánh giá',
    notice: 'Thông báo',
    part: '{{part}}/{{of}}',
    guide: {
      title: 'Ông/Bà được phục vụ thế nào?',
      step1: 'Chạm vào màn hình.',
      invited: 'Khi Ông/Bà được mời, câu hỏi hiện trên màn hình này.',
      step2: 'Chạm vào một khuôn mặt. Như vậy là xong.',
      step3: 'Nếu muốn nói thêm, mời Ông/Bà chọn nội dung; không bắt buộc.',
      also: 'Cũng tại đây: tra cứu thủ tục, góp ý và phản ánh.',
      privacy: 'Không ghi tên. Công chức không xem được câu trả lời của Ông/Bà.',
    },
    result: {
      title: 'Mức độ hài lòng tại quầy của cơ quan',
      period: 'Từ {{from}} đến {{to}}',
      satisfied: 'hài lòng hoặc rất hài lòng',
      n_other: 'trên {{shown}} lượt đánh giá',
      interval: 'Khoảng tin cậy 95 %',
      intervalValue: '{{low}} – {{high}} %',
      response: 'Tỷ lệ trả lời',
      responseValue: '{{percent}} % của {{asked}} lượt mời',
      responseUnknown: 'Chưa có số liệu',
      flagged: 'Không tính vì có dấu hiệu bất thường',
      flaggedCount_other: '{{shown}} lượt',
      few: 'Số lượt đánh giá còn ít, kết quả chỉ để tham khảo.',
    },
    action: { title: 'Dân nói – đã làm', said: 'Người dân nói', done: 'Cơ quan đã làm', result: 'Kết quả' },
  },
  invite: {
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
