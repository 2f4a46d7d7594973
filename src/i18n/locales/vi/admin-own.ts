/** More words of a clerk's own results. */
export const viOwn = {
  year: 'Năm',
  flagged: 'Không tính {{n}} lượt có cờ (bị nghi ngờ); ai trực lúc đó không vì thế mà bị trừ điểm.',
  batchesHow:
    'Một đợt khép lại vào ngày mà cả đợt đủ số lượt; ngày sau mở đợt mới. Đợt bắt đầu từ ngày 1 tháng 1, không theo lúc Ông/Bà mở trang, nên hai lần xem không trừ ra được một lượt nào. Lượt gửi về rất muộn hoặc quyết định về cờ có thể đổi một đợt cũ.',
  rateHow:
    'Số lượt ở mức hài lòng chia cho số lượt không có cờ. Khoảng tin cậy 95 % nói số này chắc đến đâu: ít lượt thì khoảng rộng, và hai đợt có khoảng chồng lên nhau thì chưa khác nhau.',
  range: '{{low}} – {{high}}',
};
