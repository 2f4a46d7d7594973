import type { ModuleItem } from '#shared/protocol/questionnaire.ts';

/**
 * Questions of the optional module. The four of TT 01/2018 are the indicators that a device may collect (1, 3, 4, 7),
 * asked in plain words. The code of an answer is what the indicator gives for it: 2, 1 or 0; `x` = does not count. Of the
 * seventh a citizen can only be asked whether they were harassed; the rest of it is computed from dates and petitions.
 */
const TT01: readonly ModuleItem[] = [
  {
    id: 'tt01-1',
    kind: 'tt01',
    question: {
      vi: 'Ông/Bà nhận kết quả khi nào so với giấy hẹn?',
      en: 'When did you receive the result, compared with the appointment slip?',
    },
    answers: [
      answer('2', 'Sớm hẹn', 'Before the date'),
      answer('1', 'Đúng hẹn', 'On the date'),
      answer('0', 'Trễ hẹn', 'After the date'),
      answer('x', 'Chưa đến ngày hẹn', 'The date has not come'),
    ],
  },
  {
    id: 'tt01-3',
    kind: 'tt01',
    question: {
      vi: 'Sau khi nộp, Ông/Bà phải đến hoặc liên hệ lại bao nhiêu lần để hoàn thiện hồ sơ?',
      en: 'After handing in, how often did you have to come or call again to complete the file?',
    },
    answers: [
      answer('2', 'Không lần nào', 'Not once'),
      answer('1', 'Một lần', 'Once'),
      answer('0', 'Hơn một lần', 'More than once'),
      answer('x', 'Hơn một lần, do giấy tờ của tôi', 'More than once, because of my own papers'),
    ],
  },
  {
    id: 'tt01-4',
    kind: 'tt01',
    question: {
      vi: 'Ông/Bà phải liên hệ những nơi nào để hoàn thiện hồ sơ?',
      en: 'Which offices did you have to contact to complete the file?',
    },
    answers: [
      answer('2', 'Không phải liên hệ nơi nào', 'None'),
      answer('1', 'Chỉ nơi tiếp nhận này', 'This office only'),
      answer('0', 'Thêm nơi khác', 'Others as well'),
    ],
  },
  {
    id: 'tt01-7',
    kind: 'tt01',
    question: {
      vi: 'Khi làm thủ tục này, Ông/Bà có bị gây phiền hà không?',
      en: 'Were you given a hard time in this procedure?',
    },
    answers: [answer('yes', 'Có', 'Yes'), answer('no', 'Không', 'No')],
  },
];

/**
 * One is asked a visit, in turn. The five factors and the number of items in each are those of the survey of 2017–2020; the
 * wording is ours and is to be held against the annex of QĐ 2640/QĐ-BNV and the current questionnaire before anybody
 * compares. These are answers at a counter and never an index of the survey's name.
 */
const SIPAS: readonly ModuleItem[] = [
  ...factor(1, [
    ['số chỗ ngồi chờ và bàn viết tại đây', 'the number of seats and writing desks here'],
    ['trang thiết bị phục vụ tại đây', 'the equipment here'],
    ['sự hiện đại của trang thiết bị tại đây', 'how modern the equipment here is'],
    ['mức độ dễ sử dụng của trang thiết bị tại đây', 'how easy the equipment here is to use'],
  ]),
  ...factor(2, [
    ['sự đầy đủ của thủ tục được niêm yết', 'how completely procedures are posted'],
    ['sự chính xác của thủ tục được niêm yết', 'how correctly procedures are posted'],
    ['các giấy tờ phải nộp so với quy định', 'the papers asked for, compared with the rules'],
    ['mức phí, lệ phí phải nộp so với quy định', 'the fees charged, compared with the rules'],
    ['thời hạn giải quyết so với quy định', 'the time taken, compared with the rules'],
  ]),
  ...factor(3, [
    ['cách giao tiếp của công chức', 'how the officer speaks with you'],
    ['sự lắng nghe của công chức', 'how the officer listens'],
    ['cách công chức trả lời, giải đáp', 'how the officer answers your questions'],
    ['cách công chức hướng dẫn kê khai hồ sơ', 'how the officer helps with the forms'],
    ['mức độ dễ hiểu trong hướng dẫn của công chức', 'how clear the officer’s guidance is'],
    ['việc công chức làm đúng quy định', 'how well the officer keeps to the rules'],
  ]),
  ...factor(4, [
    ['sự đúng quy định của kết quả nhận được', 'how well the result keeps to the rules'],
    ['sự đầy đủ của thông tin trong kết quả', 'how complete the result is'],
    ['sự chính xác của thông tin trong kết quả', 'how correct the result is'],
  ]),
  ...factor(5, [
    ['các hình thức tiếp nhận góp ý, phản ánh, kiến nghị', 'the ways to give feedback'],
    ['mức độ dễ dàng khi góp ý, phản ánh, kiến nghị', 'how easy it is to give feedback'],
    ['việc tiếp nhận, xử lý góp ý, phản ánh, kiến nghị', 'how feedback is taken and dealt with'],
    ['việc thông báo kết quả xử lý góp ý, phản ánh, kiến nghị', 'how the outcome of feedback is told'],
  ]),
];

export const VIETNAMESE_ITEMS: readonly ModuleItem[] = [...TT01, ...SIPAS];

function factor(
  number: number,
  about: readonly (readonly [vi: string, en: string])[],
): readonly ModuleItem[] {
  return about.map(([vi, en], place) => ({
    id: `sipas-${number}-${place + 1}`,
    kind: 'sipas',
    question: { vi: `Ông/Bà hài lòng thế nào về ${vi}?`, en: `How satisfied are you with ${en}?` },
    answers: [
      answer('5', 'Rất hài lòng', 'Very satisfied'),
      answer('4', 'Hài lòng', 'Satisfied'),
      answer('3', 'Bình thường', 'Neutral'),
      answer('2', 'Không hài lòng', 'Dissatisfied'),
      answer('1', 'Rất không hài lòng', 'Very dissatisfied'),
    ],
  }));
}

function answer(code: string, vi: string, en: string) {
  return { code, label: { vi, en } };
}
