/** Words of the comparison of units, counters, clerks, procedures and hours. */
export const viComparison = {
  title: 'So sánh',
  lead: 'Mức hài lòng tại quầy của từng nơi, từng người, từng thủ tục, kèm khoảng tin cậy. Không phải chỉ số SIPAS.',
  by: {
    unit: 'Đơn vị',
    counter: 'Quầy',
    clerk: 'Người được đánh giá',
    procedure: 'Thủ tục',
    field: 'Lĩnh vực',
  },
  divide: 'So sánh theo',
  sort: 'Sắp theo',
  sorts: {
    rateDown: 'Tỷ lệ, cao trước',
    rateUp: 'Tỷ lệ, thấp trước',
    nDown: 'Số lượt, nhiều trước',
    name: 'Tên',
  },
  table: 'Tỷ lệ hài lòng theo {{by}}, {{from}} – {{to}}',
  column: {
    interval: '0 – 100 %',
    n: 'n',
    rate: 'Tỷ lệ',
    between: 'Khoảng tin cậy 95 %',
    flagged: 'Có cờ (để riêng)',
    rank: 'Thứ hạng',
  },
  between: '{{low}} – {{high}}',
  flaggedOf: '{{n}} lượt; kể cả: {{rate}}',
  noFlagged: '–',
  none: 'chưa có',
  withheld: 'không nêu',
  tooFew: 'quá ít để so sánh',
  tooFewGroup: 'Quá ít để so sánh: dưới {{n}} lượt',
  enoughGroup: 'Từ {{n}} lượt trở lên',
  nobody: 'Không gắn với ai, với gì',
  empty: 'Chưa có lượt đánh giá nào trong khoảng này',
  emptyText: 'Chọn khoảng ngày khác, hoặc chờ máy tính bảng gửi về.',
  legend:
    'Chấm: tỷ lệ hài lòng. Vạch ngang: khoảng tin cậy 95 %. Trục luôn từ 0 đến 100 %. Hai vạch chồng lên nhau thì chưa thể nói bên nào hơn.',
  legendTarget: 'Nét đứt: chỉ tiêu năm {{year}}, {{target}}.',
  how: 'Cách tính',
  howText:
    'Tỷ lệ là số lượt ở mức hài lòng chia cho n, n là số lượt không có cờ. Lượt có cờ để riêng một cột và không vào tỷ lệ. Chỉ xếp hạng khi có từ {{rank}} lượt; tỷ lệ bằng nhau thì cùng hạng. Số liệu của một người chỉ nêu từ {{clerk}} lượt; khi phải giấu số liệu của một người thì giấu thêm người khác, để không ai tính ngược ra được.',
  download: 'Tải bảng CSV',
  personsByMonth:
    'Tài khoản này chỉ xem được số liệu từng người theo trọn một tháng đã hết. Hãy chọn “Tháng trước”.',
  heat: {
    title: 'Theo giờ và thứ trong tuần',
    table: 'Tỷ lệ hài lòng theo thứ và giờ, {{from}} – {{to}}',
    hour: 'Giờ',
    hours: '{{from}}–{{to}}',
    n: 'n = {{n}}',
    empty: 'không có lượt nào',
    legend:
      'Mỗi ô: tỷ lệ hài lòng và số lượt n. Ô càng sẫm thì càng nhiều lượt chưa hài lòng, sẫm nhất từ 50 %. Ô dưới {{n}} lượt không tô: quá ít để so sánh.',
    howText:
      'Giờ và thứ theo đồng hồ của đơn vị, theo lúc người dân bấm, không theo lúc trung tâm nhận. Lượt có cờ không tính vào đây.',
    tooWide: 'Quá nhiều đơn vị và ngày để chia theo giờ. Hãy chọn một đơn vị cấp dưới hoặc khoảng ngắn hơn.',
    scroll: 'Bảng theo giờ và thứ, có thể cuộn ngang',
  },
};
