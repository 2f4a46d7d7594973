/** Words of the figure that holds ratings at home beside those at the counter. */
export const viHomeFigure = {
  title: 'Đánh giá ở nhà và tại quầy',
  issued: 'Máy tại quầy đã đưa ra {{n}} mã đánh giá ở nhà trong khoảng này, theo nhật ký đã nhận',
  where: 'Nơi đánh giá',
  counter: 'Tại quầy',
  home: 'Ở nhà',
  rate: 'Tỷ lệ hài lòng',
  interval: 'Khoảng tin cậy 95 %',
  withheld: 'quá ít để nêu',
  difference: 'Ở nhà so với tại quầy: {{points}} điểm phần trăm.',
  noDifference: 'Chưa đủ lượt ở cả hai nơi để nêu mức chênh lệch.',
  how: 'Cách tính',
  howText:
    'Mỗi mã dùng được một lần, không cho biết người đánh giá là ai. Lượt ở nhà không gộp vào tỷ lệ tại quầy. Mức chênh lệch lớn là dấu hiệu người dân nể nang khi trả lời trước mặt công chức; xin xem cả khoảng tin cậy trước khi kết luận.',
};
