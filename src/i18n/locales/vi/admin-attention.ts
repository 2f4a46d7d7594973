/** Words of what waits to be done, beside the figures of the overview. */
export const viAttention = {
  title: 'Việc đang chờ',
  cases: {
    label: 'Vụ việc đang mở',
    overdue: 'Quá hạn: {{n}}',
    noneOverdue: 'Không có vụ việc quá hạn.',
    how: 'Góp ý, phản ánh kiến nghị và đánh giá thấp chưa đóng, của đơn vị này và các đơn vị dưới. Quá hạn: đã qua ngày phải tiếp nhận hoặc phải trả lời. Phản ánh bị gây khó khăn không nằm ở đây.',
    link: 'Xem vụ việc',
    linkOverdue: 'Xem vụ việc quá hạn',
  },
  tablets: {
    label: 'Máy cần xem',
    of: 'Trong {{n}} máy đang dùng',
    how: 'Máy đang im lặng quá lâu, lệch giờ, bị xóa bộ nhớ, tách nhật ký, hai máy một danh tính; máy thiếu số trong nhật ký hoặc có dòng chờ xử lý. Ngưỡng đặt trong Cài đặt.',
    link: 'Xem máy tính bảng',
  },
  posting: {
    label: 'Niêm yết đủ, đúng, kịp thời',
    value: '{{n}} / {{all}}',
    parts: 'Đủ: {{complete}} · Đúng: {{correct}} · Kịp thời: {{timely}}',
    how: 'Số thủ tục đạt cả ba: đủ các phần phải niêm yết; đúng, đang có hiệu lực, không có phản ánh chưa xử lý; đã được kiểm tra trong 90 ngày. Chỉ của chính đơn vị này.',
    link: 'Xem kiểm tra niêm yết',
  },
  flags: {
    label: 'Cờ chờ quyết định',
    of: 'Trong {{n}} cờ của khoảng này',
    none: 'Không có cờ nào trong khoảng này.',
    how: 'Lượt đánh giá có điểm đáng ngờ mà chưa ai để sang một bên hay giữ lại. Chúng không vào tỷ lệ hài lòng; bên cạnh tỷ lệ có ghi số lượt và tỷ lệ kể cả chúng.',
    link: 'Xem chất lượng số liệu',
  },
  transactions: 'Nhập số hồ sơ từng ngày',
  compare: 'So sánh đầy đủ, kèm giờ và thứ trong tuần',
};
