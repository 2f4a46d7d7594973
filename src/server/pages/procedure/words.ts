import type { AgencyRole, NamedPart } from '#shared/domain/procedure-facts.ts';
import { type Html, html } from '../html.ts';

/** A label in both languages: the page has no script that could switch between them. */
export interface Label {
  readonly vi: string;
  readonly en: string;
}

/** Vietnamese, and English beside it. */
export function bilingual({ vi, en }: Label): Html {
  return html`${vi} <span lang="en">${en}</span>`;
}

export const LABELS = {
  sample: { vi: 'Dữ liệu mẫu', en: 'Sample data' },
  unknown: {
    vi: 'Chưa có thông tin. Xin hỏi công chức tại quầy.',
    en: 'No information yet. Please ask at the counter.',
  },
  unknownShort: { vi: 'Chưa có thông tin', en: 'No information yet' },
  officialVietnamese: {
    vi: 'Nội dung chính thức bằng tiếng Việt.',
    en: 'The official content is in Vietnamese.',
  },
  abolished: { vi: 'Thủ tục này đã bị bãi bỏ', en: 'This procedure has been abolished' },
  ending: {
    vi: 'Thủ tục này còn được thực hiện, nhưng đã có ngày bãi bỏ',
    en: 'Still carried out, but soon to be abolished',
  },
  notYet: { vi: 'Thủ tục này chưa có hiệu lực', en: 'This procedure is not in force yet' },
  inForceFrom: { vi: 'Có hiệu lực từ ngày', en: 'In force from' },
  abolishedFrom: { vi: 'Bãi bỏ từ ngày', en: 'Abolished from' },
  replacedBy: { vi: 'Được thay bằng', en: 'In its place' },
  unverified: { vi: 'Chưa được xác minh', en: 'Not confirmed' },
  papers: { vi: 'Cần mang gì', en: 'What to bring' },
  always: { vi: 'Mọi trường hợp', en: 'In every case' },
  when: { vi: 'Trường hợp', en: 'Case' },
  sometimes: { vi: 'Tùy trường hợp', en: 'Depending on the case' },
  originals: { vi: 'bản chính', en: 'originals' },
  copies: { vi: 'bản sao', en: 'copies' },
  countsUnknown: { vi: 'chưa rõ số bản', en: 'number of copies not known' },
  notRequired: { vi: 'không bắt buộc', en: 'not required' },
  form: { vi: 'Biểu mẫu', en: 'Form' },
  replacedByResult: { vi: 'Không phải nộp nếu đã có kết quả', en: 'Not needed if you have the result' },
  time: { vi: 'Thời hạn giải quyết', en: 'Time limit' },
  fee: { vi: 'Phí, lệ phí', en: 'Fees' },
  provincial: { vi: 'Theo quy định của tỉnh, thành phố', en: 'As the province has decided' },
  document: { vi: 'văn bản số', en: 'document No.' },
  elsewhere: { vi: 'Nguồn chung ghi', en: 'The general source says' },
  freeUnproven: {
    vi: 'Nguồn ghi không thu tiền nhưng chưa được xác minh; xin hỏi công chức tại quầy.',
    en: 'A source says that nothing is charged, but this is not confirmed; please ask.',
  },
  freeCellUnproven: { vi: 'Cổng ghi không thu, chưa xác minh', en: 'No charge on the portal, not confirmed' },
  variesByProvince: {
    vi: 'Mức thu do từng tỉnh, thành phố quy định.',
    en: 'The amount is set by each province.',
  },
  where: { vi: 'Nộp ở đâu, cách nộp', en: 'Where and how to apply' },
  here: { vi: 'Nơi đã xem thủ tục này', en: 'Where you looked it up' },
  phone: { vi: 'Điện thoại', en: 'Telephone' },
  channelTime: { vi: 'Thời gian (theo Cổng)', en: 'Time (as the portal has it)' },
  channelFee: { vi: 'Mức thu (theo Cổng)', en: 'Charge (as the portal has it)' },
  portal: { vi: 'Xem trên Cổng Dịch vụ công quốc gia', en: 'See on the National Public Service Portal' },
  steps: { vi: 'Các bước thực hiện', en: 'Steps' },
  results: { vi: 'Kết quả nhận được', en: 'What you receive' },
  conditions: { vi: 'Yêu cầu, điều kiện', en: 'Conditions' },
  subjects: { vi: 'Ai được thực hiện', en: 'Who may apply' },
  description: { vi: 'Mô tả', en: 'Description' },
  legal: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  legalAll: { vi: 'Xem tất cả', en: 'Show all' },
  issuedOn: { vi: 'ban hành ngày', en: 'issued on' },
  effectiveFrom: { vi: 'hiệu lực từ ngày', en: 'in force since' },
  twoTier: { vi: 'Thay đổi từ 01/7/2025', en: 'Changed on 1 July 2025' },
  related: { vi: 'Thủ tục liên quan', en: 'Related procedures' },
  origin: { vi: 'Nguồn và ngày', en: 'Sources and date' },
  code: { vi: 'Mã thủ tục', en: 'Code' },
  field: { vi: 'Lĩnh vực', en: 'Field' },
  publication: { vi: 'Quyết định công bố', en: 'Publication decision' },
  ministry: { vi: 'Bộ quản lý', en: 'Ministry' },
  level: { vi: 'Cấp thực hiện', en: 'Level' },
  type: { vi: 'Loại thủ tục', en: 'Kind of procedure' },
  fieldPortal: { vi: 'Lĩnh vực trên Cổng', en: 'Field on the portal' },
  online: { vi: 'Dịch vụ công trực tuyến', en: 'Online service' },
  inForceSince: { vi: 'Áp dụng từ ngày', en: 'Applies from' },
  status: { vi: 'Tình trạng', en: 'Status' },
  active: { vi: 'Đang áp dụng', en: 'In force' },
  checkedOn: { vi: 'kiểm tra ngày', en: 'checked on' },
  unverifiedStatus: { vi: 'Chưa xác minh còn áp dụng hay không', en: 'Not confirmed whether still in force' },
  holds: { vi: 'Nội dung đúng đến ngày', en: 'Content holds as of' },
  version: { vi: 'Phiên bản niêm yết', en: 'Posted version' },
  checked: { vi: 'Kiểm tra lần cuối', en: 'Last checked' },
  notChecked: { vi: 'Chưa có ai kiểm tra', en: 'Nobody has checked it yet' },
  sources: { vi: 'Nguồn', en: 'Sources' },
  foot: {
    vi: 'Trang này lấy từ danh mục niêm yết của đơn vị. Trước khi nộp hồ sơ, Ông/Bà nên xem lại vì nội dung có thể thay đổi.',
    en: 'This page comes from the office’s posted list. Please look again before you apply: it may change.',
  },
  missingTitle: { vi: 'Không tìm thấy thủ tục này', en: 'This procedure was not found' },
  missingText: {
    vi: 'Thủ tục không còn được niêm yết ở đơn vị này, hoặc địa chỉ không đúng. Xin hỏi công chức tại quầy, hoặc tìm trên Cổng Dịch vụ công quốc gia.',
    en: 'It is no longer posted at this office, or the address is wrong. Please ask at the counter, or look on the National Public Service Portal.',
  },
  chooseTitle: { vi: 'Chọn đơn vị', en: 'Choose an office' },
  chooseText: {
    vi: 'Thủ tục này được niêm yết ở nhiều đơn vị; mức thu và thời hạn có thể khác nhau.',
    en: 'Several offices have posted this procedure; fees and times may differ.',
  },
} as const satisfies Readonly<Record<string, Label>>;

export const AGENCIES: { readonly [R in AgencyRole]: Label } = {
  performing: { vi: 'Cơ quan thực hiện', en: 'Responsible office' },
  competent: { vi: 'Cơ quan có thẩm quyền quyết định', en: 'Deciding authority' },
  authorised: { vi: 'Cơ quan được ủy quyền', en: 'Authorised office' },
  coordinating: { vi: 'Cơ quan phối hợp', en: 'Coordinating office' },
  promulgating: { vi: 'Cơ quan công bố', en: 'Publishing authority' },
  receivingAddress: { vi: 'Địa chỉ tiếp nhận hồ sơ', en: 'Where papers are taken in' },
};

export const DURATIONS = {
  'working-day': { vi: 'ngày làm việc', en: 'working days' },
  day: { vi: 'ngày', en: 'days' },
  hour: { vi: 'giờ', en: 'hours' },
  month: { vi: 'tháng', en: 'months' },
  year: { vi: 'năm', en: 'years' },
} as const satisfies Readonly<Record<string, Label>>;

/** Parts that no source confirms, as the tablet names them. */
export const PARTS: { readonly [P in NamedPart]: string } = {
  name: 'tên thủ tục',
  code: 'mã thủ tục',
  agency: 'cơ quan thực hiện',
  channels: 'cách nộp',
  components: 'giấy tờ phải nộp',
  conditions: 'yêu cầu, điều kiện',
  fee: 'phí, lệ phí',
  legal_basis: 'căn cứ pháp lý',
  lifecycle: 'tình trạng áp dụng',
  online_level: 'mức độ trực tuyến',
  results: 'kết quả',
  steps: 'các bước',
  subjects: 'đối tượng',
  time_limit: 'thời hạn',
  two_tier_note: 'thay đổi từ 01/7/2025',
  decision_no: 'số quyết định',
  facts_as_of: 'ngày của nội dung',
  other: 'một số chi tiết khác',
  channels_time: 'thời gian của từng cách nộp',
  components_form_code: 'số hiệu mẫu đơn, tờ khai',
  fee_basis: 'căn cứ của mức thu',
  fee_items: 'mức thu từng khoản',
  legal_basis_complete: 'danh sách căn cứ pháp lý đã đủ hay chưa',
  time_limit_per_case: 'thời hạn của từng trường hợp',
  time_limit_unit: 'đơn vị tính của thời hạn',
  two_tier_note_previous_level: 'cấp giải quyết trước 01/7/2025',
};
