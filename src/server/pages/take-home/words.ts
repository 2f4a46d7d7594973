/** The words of the page for rating at home, as the form is read without a script: in one language at a time. */
export const TAKE_HOME_WORDS = {
  vi: {
    title: 'Đánh giá sau, ở nhà',
    other: 'English',
    sample: 'Dữ liệu mẫu',
    visit: 'Lần đến giao dịch',
    counter: 'Quầy',
    clerk: 'Người phục vụ',
    field: 'Lĩnh vực',
    hour: 'khoảng {hour}, ngày {day}',
    privacy:
      'Ẩn danh: không hỏi họ tên, không lưu địa chỉ mạng, không dùng cookie. Công chức không xem được từng câu trả lời.',
    topics: 'Điều gì ảnh hưởng đến câu trả lời của Ông/Bà?',
    optional: 'Không bắt buộc. Có thể chọn nhiều điều.',
    comment: 'Ý kiến viết thêm',
    commentHint: 'Không bắt buộc. Không cần ghi họ tên.',
    send: 'Gửi đánh giá',
    once: 'Mỗi mã gửi được một lần. Gửi rồi thì không sửa được.',
    missing: 'Xin chọn một mức trước khi gửi.',
    tooLong: 'Ý kiến dài quá {n} ký tự. Xin viết ngắn lại.',
    changed: 'Phiếu hỏi vừa thay đổi. Xin trả lời lại theo phiếu mới.',
    thanksTitle: 'Cảm ơn Ông/Bà.',
    thanks: 'Câu trả lời đã được lưu. Mã này không dùng lại được nữa.',
    enterTitle: 'Nhập mã đánh giá',
    enter: 'Mã có 20 ký tự, in dưới hình QR. Viết hoa hay thường, có gạch hay không đều được.',
    code: 'Mã đánh giá',
    go: 'Tiếp tục',
    mistyped: {
      character: 'Trong mã có ký tự không dùng. Xin xem lại từng ký tự.',
      length: 'Mã phải có đủ 20 ký tự.',
      check: 'Có một ký tự sai hoặc hai ký tự đổi chỗ. Xin so lại với mã đã nhận.',
    },
    refusedTitle: 'Không nhận được đánh giá bằng mã này',
    refused: {
      unknown: 'Không có mã này. Nếu Ông/Bà nhập tay, xin so lại với mã đã nhận.',
      used: 'Mã này đã được dùng rồi. Mỗi mã chỉ đánh giá được một lần.',
      expired: 'Mã này đã hết hạn.',
      'too-early': 'Thời gian trong mã không đúng: đồng hồ của máy đã cấp mã bị sai.',
      closed: 'Mã này đã bị thu hồi.',
      'no-question': 'Đơn vị chưa có phiếu hỏi nào.',
    },
    instead: 'Ông/Bà vẫn có thể góp ý tại máy tính bảng ở quầy, hoặc hỏi trực tiếp đơn vị.',
    again: 'Nhập mã khác',
    waitTitle: 'Xin chờ một chút',
    wait: 'Có quá nhiều mã sai gửi từ mạng này. Xin thử lại sau {n} giây. Mã của Ông/Bà vẫn còn hiệu lực.',
  },
  en: {
    title: 'Rate your visit at home',
    other: 'Tiếng Việt',
    sample: 'Sample data',
    visit: 'Your visit',
    counter: 'Counter',
    clerk: 'Served by',
    field: 'Field',
    hour: 'about {hour} on {day}',
    privacy:
      'Anonymous: no name is asked, no network address is stored, no cookie is used. Clerks do not see single answers.',
    topics: 'What influenced your answer?',
    optional: 'Optional. You can choose several.',
    comment: 'Your own words',
    commentHint: 'Optional. No name is needed.',
    send: 'Send the rating',
    once: 'Each code can be sent once. It cannot be changed afterwards.',
    missing: 'Please choose a level before sending.',
    tooLong: 'The comment is longer than {n} characters. Please shorten it.',
    changed: 'The questions have just changed. Please answer the new ones.',
    thanksTitle: 'Thank you.',
    thanks: 'Your answer has been stored. This code cannot be used again.',
    enterTitle: 'Enter your rating code',
    enter: 'It has 20 characters and stands below the QR code. Capitals and dashes do not matter.',
    code: 'Rating code',
    go: 'Continue',
    mistyped: {
      character: 'There is a character in it that no code has. Please look at each of them.',
      length: 'A code has 20 characters.',
      check:
        'One character is wrong, or two have changed places. Please compare it with the code you were given.',
    },
    refusedTitle: 'This code cannot be used for a rating',
    refused: {
      unknown: 'There is no such code. If you typed it, please compare it with the code you were given.',
      used: 'This code has been used. Each code is good for one rating.',
      expired: 'This code has expired.',
      'too-early': 'The time in this code is wrong: the clock of the tablet that made it is off.',
      closed: 'This code has been withdrawn.',
      'no-question': 'The office has no questions yet.',
    },
    instead: 'You can still leave feedback at the tablet on the counter, or ask the office.',
    again: 'Enter another code',
    waitTitle: 'Please wait a moment',
    wait: 'Too many wrong codes came from this network. Please try again in {n} seconds. Your code stays valid.',
  },
} as const;

/** Languages of the page. */
export type PageLanguage = keyof typeof TAKE_HOME_WORDS;

/** Puts a value in the place that a text keeps for it. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
