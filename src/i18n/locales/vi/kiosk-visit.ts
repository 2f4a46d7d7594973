/** What may be given beside the answer. It fits every answer: nothing here is glad or sorry. */
export const viKioskVisit = {
  change: 'Đổi câu trả lời',
  changeFor_other: 'trong {{count}} giây',
  changeOver: 'đã hết thời gian đổi',
  topics: 'Điều gì ảnh hưởng đến câu trả lời của Ông/Bà?',
  topicsHint: 'Không bắt buộc. Có thể chọn nhiều điều.',
  comment: 'Ý kiến viết thêm',
  commentHint:
    'Không bắt buộc, gửi khi bấm “{{button}}”. Phần này được niêm phong, công chức tại quầy không đọc được. Không cần ghi họ tên.',
  sealing: 'Đang niêm phong ý kiến của Ông/Bà…',
  sealFailed:
    'Máy chưa niêm phong được ý kiến nên chưa gửi. Ông/Bà có thể bấm lại, hoặc xóa phần viết thêm rồi kết thúc.',
  item: 'Câu hỏi thêm {{place}} trên {{total}}',
  itemHint: 'Không bắt buộc. Bấm một ô để trả lời.',
  skip: 'Bỏ qua câu này',
  goOn: 'Tiếp tục',
  done: 'Xong',
  endsIn_other: 'Màn hình tự đóng sau {{count}} giây.',
  endsSoon: 'Màn hình sắp tự đóng. Nếu cần, xin bấm “Thêm thời gian”.',
  moreTime: 'Thêm thời gian',
  again: 'Mời Ông/Bà chọn lại. Câu trả lời trước chỉ được thay khi Ông/Bà chọn.',
  keep: 'Giữ câu trả lời trước',
};
