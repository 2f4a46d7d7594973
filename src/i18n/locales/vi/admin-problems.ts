/** What citizens can report of a procedure's page, by the names that travel. */
export const viAdminProblems = {
  parts: {
    components: 'Giấy tờ',
    timeLimit: 'Thời hạn',
    fee: 'Phí, lệ phí',
    channels: 'Nơi nộp, cách nộp',
    steps: 'Các bước',
    results: 'Kết quả',
    conditions: 'Yêu cầu, điều kiện',
    legalBasis: 'Căn cứ pháp lý',
  },
  problems: {
    outdated: 'đã cũ, không còn đúng',
    'unlisted-paper': 'bị yêu cầu thêm giấy tờ không có trong danh sách',
    'time-differs': 'thực tế lâu hơn thời hạn niêm yết',
    'fee-differs': 'số tiền phải nộp khác mức niêm yết',
    other: 'điểm khác',
  },
};
