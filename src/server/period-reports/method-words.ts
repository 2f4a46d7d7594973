import type { ReportBody } from '#shared/protocol/reports.ts';

/** How every figure of a report was made, in the report itself: whoever contests it need not look elsewhere. Version 1. */
export const METHOD: ReportBody['method'] = [
  {
    id: 'rating',
    title: { vi: 'Lượt đánh giá', en: 'Rating' },
    text: {
      vi: 'Một lần bấm chọn mức tại máy tính bảng của quầy. Người đổi câu trả lời trong vài giây tính một lần, theo câu cuối. Không ai sửa hay xóa được lượt đã gửi. Lượt gửi muộn được tính vào đúng ngày của nó, theo giờ của đơn vị.',
      en: 'One tap on a level at the counter’s tablet. Whoever corrects the answer within a few seconds counts once, by the last one. Nobody can change or remove a rating. What arrives late counts on its own day, by the clock of the unit.',
    },
  },
  {
    id: 'rate',
    title: { vi: 'Tỷ lệ hài lòng tại quầy', en: 'Satisfaction at the counter' },
    text: {
      vi: 'Số lượt ở mức mà phiếu quy định là hài lòng, chia cho n (số lượt không có cờ nghi ngờ), nhân 100, hai chữ số thập phân, nửa đơn vị làm tròn ra xa số không, tính trên số nguyên. Các mức không bao giờ được quy đổi.',
      en: 'Ratings at a level that the questionnaire calls satisfied, divided by n (ratings without a flag that stands), times 100, two decimals, a half away from zero, on whole numbers. Levels are never converted.',
    },
  },
  {
    id: 'interval',
    title: { vi: 'Khoảng tin cậy 95 %', en: '95 % interval' },
    text: {
      vi: 'Theo Wilson. Càng ít lượt thì khoảng càng rộng. Hai khoảng chồng lên nhau thì chưa thể nói bên nào hơn.',
      en: 'By Wilson. The fewer ratings, the wider. Where two intervals overlap, neither can be called the better.',
    },
  },
  {
    id: 'flagged',
    title: { vi: 'Lượt có cờ nghi ngờ', en: 'Flagged ratings' },
    text: {
      vi: 'Có dấu hiệu không phải do người dân bấm (bấm dồn dập, ngoài giờ, đều như máy…). Không tính vào tỷ lệ, nêu riêng số lượng và tỷ lệ nếu kể cả các lượt đó. Không lượt nào bị xóa.',
      en: 'With a sign that no citizen gave them (bursts, closed hours, as regular as a machine …). They are left out of the rate and told apart, with the rate if they were counted. None is deleted.',
    },
  },
  {
    id: 'response',
    title: { vi: 'Tỷ lệ trả lời', en: 'Response' },
    text: {
      vi: 'Số lượt mời có trả lời chia cho số lượt mời; nơi đã nhập số người được phục vụ thì chia số lượt đánh giá cho số người đó. "Không được mời" là số người được phục vụ mà không được mời đánh giá.',
      en: 'Invitations that were answered, of all invitations; where the number of people served is known, ratings divided by these. "Not asked" are people who were served and never invited.',
    },
  },
  {
    id: 'change',
    title: { vi: 'So với kỳ trước', en: 'Change' },
    text: {
      vi: 'Hiệu hai tỷ lệ tính bằng điểm phần trăm trên số nguyên, không phải hiệu hai số đã làm tròn. Kỳ trước là tháng, quý hoặc năm liền trước.',
      en: 'The difference of the two shares in percentage points, on whole numbers and not of rounded rates. The period before is the month, quarter or year before.',
    },
  },
  {
    id: 'people',
    title: { vi: 'Số liệu của từng người', en: 'Figures of people' },
    text: {
      vi: 'Không nêu khi quá ít lượt; báo cáo này không xếp hạng người nào. Số liệu của từng người không công khai.',
      en: 'Withheld where they rest on too few ratings; this report ranks nobody. Figures of people are not public.',
    },
  },
  {
    id: 'cases',
    title: { vi: 'Vụ việc', en: 'Cases' },
    text: {
      vi: 'Các vụ việc đến trong kỳ, theo tình trạng lúc lập báo cáo. Đúng hạn: trả lời lần đầu (hoặc lần đầu sau khi mở lại) không muộn hơn ngày đến hạn. Tin báo bị gây khó khăn, vòi vĩnh do bộ phận kiểm tra xử lý, không có ở đây.',
      en: 'Cases that arrived in the period, as they stood when the report was made. On time: the first answer (or the first since it was brought back) no later than the day it was due. Reports of harassment and bribes are the inspector’s and are not here.',
    },
  },
  {
    id: 'measures',
    title: { vi: 'Ba thước đo', en: 'Three measures' },
    text: {
      vi: 'Mức hài lòng tại quầy, điểm theo Thông tư 01/2018 và tỷ lệ trả lời phản ánh, kiến nghị đúng hạn là ba thước đo khác nhau, không cộng, không đổi cho nhau. Số liệu ở đây không phải chỉ số SIPAS.',
      en: 'Satisfaction at the counter, the score of Circular 01/2018 and petitions answered on time are three measures; they are neither added nor converted. Nothing here is the SIPAS index.',
    },
  },
  {
    id: 'frozen',
    title: { vi: 'Chốt số liệu', en: 'Frozen' },
    text: {
      vi: 'Số liệu được chốt tại một vị trí của dòng dữ liệu. Lượt đến sau vị trí đó không có trong báo cáo. Muốn sửa phải lập bản mới có nêu lý do; bản cũ vẫn giữ.',
      en: 'The figures are frozen at a place of the feed. What came after that place is not in the report. A correction is a new version with a reason; the old one stays.',
    },
  },
];
