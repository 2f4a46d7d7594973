import type { Reason } from '#shared/protocol/questionnaire.ts';

const ACCESS = 'Tiếp cận dịch vụ';
const PROCEDURE = 'Thủ tục hành chính';
const STAFF = 'Công chức giải quyết công việc';
const OUTCOME = 'Kết quả dịch vụ';
const FEEDBACK = 'Tiếp nhận, xử lý góp ý, phản ánh, kiến nghị';

/**
 * What an answer may be about. The order is that of the screen, which shows the first eight: chosen so that every
 * factor but the last is among them. A topic is worded so that it stands beside praise and blame alike, because the clerk
 * may see it being touched; what it meant, the level says in reports.
 */
export const VIETNAMESE_REASONS: readonly Reason[] = [
  reason('C1', STAFF, ['Thái độ', 'Attitude'], {
    positive: ['Lịch sự, thân thiện', 'Polite and friendly'],
    negative: ['Thái độ chưa lịch sự, thờ ơ', 'Impolite or indifferent'],
  }),
  reason('C2', STAFF, ['Hướng dẫn', 'Guidance'], {
    positive: ['Hướng dẫn rõ, tận tình', 'Clear and patient guidance'],
    negative: ['Hướng dẫn khó hiểu, chưa đầy đủ', 'Guidance hard to follow or incomplete'],
  }),
  reason('B2', PROCEDURE, ['Giấy tờ', 'Papers'], {
    positive: ['Giấy tờ đúng quy định', 'Papers as the rules say'],
    negative: ['Yêu cầu thêm giấy tờ ngoài quy định', 'Asked for papers beyond the rules'],
  }),
  reason('D1', OUTCOME, ['Thời hạn', 'Time limit'], {
    positive: ['Đúng hẹn, sớm hẹn', 'On time or early'],
    negative: ['Trễ hẹn, không báo, không xin lỗi', 'Late, without notice or apology'],
  }),
  reason('A1', ACCESS, ['Thời gian chờ', 'Waiting'], {
    positive: ['Nhanh, đúng lượt', 'Quick and in turn'],
    negative: ['Phải chờ lâu, không gọi theo thứ tự', 'Long wait, not called in turn'],
  }),
  reason('B3', PROCEDURE, ['Số lần đi lại', 'Number of visits'], {
    positive: ['Chỉ đi một lần', 'One visit was enough'],
    negative: ['Phải đi lại nhiều lần', 'Had to come several times'],
  }),
  reason('D2', OUTCOME, ['Giấy hẹn', 'Appointment slip'], {
    positive: ['Có giấy hẹn', 'An appointment slip was given'],
    negative: ['Hẹn miệng, không có Giấy tiếp nhận và hẹn trả', 'Appointment by word of mouth only'],
  }),
  // Harassment stands under the plainest of the names: whoever touches it must not be seen to accuse. Trouble with a fee
  // may be meant as well, so a report speaks of both and a human looks into it.
  reason('C4', STAFF, ['Lệ phí', 'Fees'], {
    positive: ['Thu đúng phí, lệ phí', 'Charged as the rules say'],
    negative: [
      'Vướng mắc về phí, lệ phí; có thể bị gây khó khăn, gợi ý nộp thêm tiền',
      'Trouble with fees; perhaps obstructed or asked for extra money',
    ],
  }),
  reason('A2', ACCESS, ['Chỗ ngồi, thiết bị', 'Seats and equipment'], {
    positive: ['Chỗ ngồi, thiết bị tốt', 'Good seats and equipment'],
    negative: ['Thiếu chỗ ngồi, bàn viết, thiết bị', 'Too few seats, desks or devices'],
  }),
  reason('A3', ACCESS, ['Người trực quầy', 'Staff at the counter'], {
    positive: ['Có người trực, đón tiếp', 'Somebody was there to receive'],
    negative: ['Không có người tại quầy', 'Nobody at the counter'],
  }),
  reason('B1', PROCEDURE, ['Niêm yết thủ tục', 'Posted procedures'], {
    positive: ['Niêm yết rõ ràng', 'Clearly posted'],
    negative: ['Thủ tục niêm yết thiếu, khó xem, cũ', 'Posted incompletely, hard to read or outdated'],
  }),
  reason('B4', PROCEDURE, ['Số nơi phải đến', 'Number of offices'], {
    positive: ['Chỉ một nơi', 'One office was enough'],
    negative: ['Phải liên hệ nhiều cơ quan', 'Had to contact several offices'],
  }),
  reason('C3', STAFF, ['Sự tập trung', 'Attention'], {
    positive: null,
    negative: ['Làm việc riêng, nghe điện thoại', 'Private business, on the telephone'],
  }),
  reason('D3', OUTCOME, ['Kết quả', 'The result'], {
    positive: ['Kết quả chính xác', 'A correct result'],
    negative: ['Kết quả sai, phải làm lại', 'A wrong result, to be done again'],
  }),
  reason('E1', FEEDBACK, ['Trả lời góp ý', 'Answers to feedback'], {
    positive: ['Phản ánh, kiến nghị được trả lời kịp thời', 'Feedback was answered in time'],
    negative: ['Góp ý, phản ánh, kiến nghị không được trả lời', 'Feedback was not answered'],
  }),
  reason('X', 'Khác', ['Khác', 'Something else'], {
    positive: ['Khác', 'Something else'],
    negative: ['Khác', 'Something else'],
  }),
];

type Pair = readonly [vi: string, en: string];

function reason(
  code: string,
  factor: string,
  topic: Pair,
  sense: { readonly positive: Pair | null; readonly negative: Pair | null },
): Reason {
  return {
    code,
    factor,
    topic: words(topic),
    positive: sense.positive && words(sense.positive),
    negative: sense.negative && words(sense.negative),
  };
}

function words([vi, en]: Pair) {
  return { vi, en };
}
