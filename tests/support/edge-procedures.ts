import * as v from 'valibot';
import { type Procedure, procedure } from '#shared/protocol/procedure.ts';

/** Procedures that no real one is: every part filled, none, and lists and words without measure. */

const bare = {
  code: '9.000001',
  name: 'Thủ tục chưa có thông tin nào ngoài tên',
  field: 'Khác',
  ministry: null,
  level: null,
  decisionNo: null,
  agency: null,
  subjects: null,
  channels: null,
  timeLimit: null,
  fee: null,
  components: null,
  componentsNote: null,
  steps: null,
  results: null,
  conditions: null,
  legalBasis: null,
  onlineLevel: null,
  twoTierNote: null,
  lifecycle: { status: 'unverified', asOf: null, note: null },
  factsAsOf: null,
  sources: [],
  unverified: ['components', 'fee', 'time_limit', 'legal_basis'],
};

export const BARE_PROCEDURE: Procedure = v.parse(procedure, bare);

const paper = { originals: 1, copies: 0, formCode: null, when: null };

const legalDocument = (n: number) => ({
  ref: `${100 + n}/2025/NĐ-CP`,
  title: `Nghị định quy định chi tiết thi hành một số điều và biện pháp tổ chức, hướng dẫn lần thứ ${n}`,
  issuedOn: '2025-06-11',
  effectiveFrom: '2025-07-01',
  agency: 'Chính phủ',
  link: null,
});

/** Everything that the law and the portal name. */
export const THOROUGH_PROCEDURE: Procedure = v.parse(procedure, {
  ...bare,
  code: '9.000002',
  name: 'Cấp bản sao trích lục và xác nhận thông tin theo yêu cầu của cá nhân, tổ chức',
  field: 'Hộ tịch',
  ministry: 'Bộ Tư pháp',
  level: 'Cấp Xã',
  levels: ['Cấp Tỉnh', 'Cấp Xã'],
  type: 'TTHC được luật giao quy định chi tiết',
  fieldPortal: 'Hộ tịch (G15-TP07)',
  decisionNo: '1203/QĐ-BTP',
  decisionDate: '2026-03-02',
  decisionAgency: 'Bộ Tư pháp',
  agency: 'Ủy ban nhân dân cấp xã',
  agencies: {
    performing: ['Ủy ban nhân dân phường', 'Ủy ban nhân dân xã', 'Ủy ban nhân dân đặc khu'],
    competent: 'Ủy ban nhân dân cấp xã',
    authorised: 'Trung tâm Phục vụ hành chính công',
    coordinating: 'Công an cấp xã; cơ quan bảo hiểm xã hội',
    promulgating: 'Bộ Tư pháp',
    receivingAddress: 'Bộ phận Một cửa, số 1 đường Lê Lợi',
  },
  subjects: [
    'Công dân Việt Nam',
    'Người Việt Nam định cư ở nước ngoài',
    'Tổ chức (không bao gồm doanh nghiệp)',
  ],
  channels: [
    {
      ...{ channel: 'direct', label: 'Trực tiếp', time: '3 Ngày làm việc', fee: 'Lệ phí: 8.000 đồng/bản' },
      duration: { value: 3, unit: 'working-day' },
      fees: [
        { kind: 'Lệ phí', amount: 8_000, currency: 'VND', note: 'mỗi bản sao trích lục' },
        { kind: 'Phí', amount: 0, currency: 'VND', note: 'người thuộc hộ nghèo, người khuyết tật' },
        { kind: 'Phí', amount: 15, currency: 'USD', note: 'hồ sơ nộp ở cơ quan đại diện' },
      ],
      note: 'Nộp trong giờ làm việc, từ thứ Hai đến sáng thứ Bảy.',
    },
    {
      ...{ channel: 'online', label: 'Trực tuyến', time: null, fee: '0 đồng' },
      ...{ duration: { value: 12, unit: 'hour' }, fees: [], note: null },
    },
    { ...{ channel: 'postal', label: 'Dịch vụ bưu chính', time: '1 Khác', fee: null } },
  ],
  timeLimit: 'Ngay trong ngày làm việc; nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo',
  fee: {
    kind: 'provincial',
    variesByProvince: true,
    text: 'Do Hội đồng nhân dân tỉnh quy định; miễn cho người có công với cách mạng, hộ nghèo, người khuyết tật',
  },
  provincial: {
    fee: {
      text: '5.000 đồng/bản; miễn cho người cao tuổi, trẻ em và hộ nghèo',
      decisionNo: '12/2026/NQ-HĐND',
      decisionDate: '2026-07-10',
      decisionAgency: 'Hội đồng nhân dân tỉnh Mẫu',
    },
    time: { text: '4 giờ làm việc', decisionNo: null, decisionDate: null, decisionAgency: null },
  },
  components: [
    {
      ...{ ...paper, name: 'Tờ khai yêu cầu cấp bản sao', formCode: '01/TK', copies: 2 },
      ...{ formName: 'Tờ khai cấp bản sao trích lục hộ tịch', code: 'GT.000123', required: true },
      link: 'https://csdl.example.vn/web/jsp/download_file.jsp?ma=0123456789abcdef0123456789abcdef0123456789abcdef',
    },
    { ...paper, name: 'Giấy tờ tùy thân', originals: 0, copies: 1, replacedByResult: 'KQ.G15.000031' },
    { ...paper, name: 'Giấy tờ chứng minh nơi cư trú', countsKnown: false, originals: 0, required: false },
    { ...paper, name: 'Văn bản ủy quyền được chứng thực', when: 'ủy quyền cho người khác' },
    { ...paper, name: 'Giấy tờ của người được ủy quyền', copies: 1, when: 'ủy quyền cho người khác' },
    { ...paper, name: 'Văn bản yêu cầu có dấu của tổ chức', when: 'tổ chức yêu cầu' },
  ],
  steps: ['Nộp hồ sơ.', 'Công chức kiểm tra; thiếu thì hướng dẫn bổ sung một lần.', 'Nhận kết quả.'],
  stepCases: [
    { when: 'nộp trực tuyến', steps: ['Đăng nhập bằng VNeID.', 'Điền biểu mẫu điện tử, ký số và nộp.'] },
    { when: 'qua bưu chính', steps: ['Gửi hồ sơ tới Bộ phận Một cửa.'] },
  ],
  results: [
    { name: 'Bản sao trích lục hộ tịch', code: 'KQ.G15.000040', formName: 'Trích lục (mẫu 2)', link: null },
    { name: 'Thông báo từ chối có nêu lý do', code: null },
  ],
  conditions: 'Có tên trong sổ hộ tịch.\nKhông thuộc trường hợp bị hạn chế cung cấp thông tin.',
  legalBasis: Array.from({ length: 16 }, (_, n) => legalDocument(n + 1).ref),
  legalDetails: Array.from({ length: 16 }, (_, n) => legalDocument(n + 1)),
  onlineLevel: { value: 'Toàn trình', scope: 'toàn tỉnh' },
  twoTierNote: 'Trước 01/7/2025 do Ủy ban nhân dân cấp huyện thực hiện.',
  description: 'Cấp bản sao từ cơ sở dữ liệu hộ tịch cho người yêu cầu, không phụ thuộc nơi cư trú.',
  related: ['2.000635', 'Xác nhận thông tin hộ tịch'],
  keywords: ['trích lục', 'bản sao khai sinh'],
  validity: {
    effectiveFrom: '2026-04-01',
    abolished: true,
    abolishedOn: '2027-01-01',
    replacedBy: ['9.000001', '1.999999'],
  },
  lifecycle: { status: 'active', asOf: '2026-10-01', note: 'Đã đối chiếu với quyết định công bố của tỉnh.' },
  factsAsOf: '2026-10-01',
  sources: ['https://dichvucong.example.vn/thu-tuc/1', 'Quyết định 1203/QĐ-BTP'],
  version: 12,
  checked: { by: 'Trung tâm Phục vụ hành chính công phường Mẫu', on: '2026-11-20' },
});

/** A word that no line can hold, and more of everything than anybody wrote. */
const UNBROKEN = 'Nghiêmnghịchnghiêng'.repeat(12);

export const LONG_PROCEDURE: Procedure = v.parse(procedure, {
  ...THOROUGH_PROCEDURE,
  code: '9.000003',
  name: `Thủ tục ${'có tên rất dài vì liệt kê mọi trường hợp, mọi đối tượng và mọi cơ quan, '.repeat(5)}${UNBROKEN}`,
  fee: { kind: 'fixed', variesByProvince: false, text: `${'Mức thu 10.000 đồng; '.repeat(80)}${UNBROKEN}` },
  provincial: {},
  validity: {},
  components: Array.from({ length: 60 }, (_, n) => ({
    ...paper,
    name: `Giấy tờ thứ ${n + 1}, ${n % 7 === 0 ? UNBROKEN : 'kèm bản dịch công chứng và bản chụp có dấu giáp lai'}`,
    copies: n,
    when: n % 3 === 0 ? null : `trường hợp ${n % 5}`,
  })),
  steps: Array.from(
    { length: 40 },
    (_, n) => `Bước ${n + 1}: ${'nộp, kiểm tra, bổ sung, '.repeat(1 + (n % 9))}`,
  ),
  legalBasis: Array.from({ length: 60 }, (_, n) => `${n + 1}/2025/${UNBROKEN}`),
  legalDetails: [],
});

export const EDGE_PROCEDURES: readonly Procedure[] = [BARE_PROCEDURE, THOROUGH_PROCEDURE, LONG_PROCEDURE];
