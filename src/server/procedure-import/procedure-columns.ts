import type { ProcedureBody } from '#shared/protocol/procedure.ts';

/**
 * How a cell holds a part. `text`: as it is. `lines`: an entry a line; `list`: also with semicolons between. `day`: a date.
 * `papers`, `results` and `channels` have an inner form and are read as JSON or, from other people's tables, as lines of
 * names. A list or text that would not come back as it was is written as JSON too.
 */
type CellForm = 'text' | 'list' | 'lines' | 'day' | 'json' | 'flag' | 'papers' | 'results' | 'channels';

/** A column of our CSV, and of the lists that others make. */
export interface ProcedureColumn {
  /** Where in the content: a part, or a member of one with a dot between. */
  readonly path: string;
  readonly form: CellForm;
  /** The first is ours; the others are headings of the portal's lists and of tables that offices make. */
  readonly names: readonly [string, ...string[]];
}

const column = (path: string, form: CellForm, ...names: [string, ...string[]]): ProcedureColumn => ({
  path,
  form,
  names,
});

/** Every part of a content is in exactly one column; a test holds this against the model. */
export const PROCEDURE_COLUMNS: readonly ProcedureColumn[] = [
  column('code', 'text', 'Mã thủ tục', 'Mã số', 'Mã TTHC', 'Mã số TTHC', 'Mã', 'Mã số thủ tục'),
  column('name', 'text', 'Tên thủ tục', 'Tên', 'Tên TTHC', 'Tên thủ tục hành chính'),
  column('field', 'text', 'Lĩnh vực của đơn vị'),
  column('fieldPortal', 'text', 'Lĩnh vực', 'Lĩnh vực thực hiện'),
  column('fieldCode', 'text', 'Mã lĩnh vực'),
  column('type', 'text', 'Loại thủ tục', 'Loại TTHC'),
  column('level', 'text', 'Cấp giải quyết'),
  column('levels', 'list', 'Cấp thực hiện'),
  column('ministry', 'text', 'Bộ quản lý', 'Bộ, ngành quản lý'),
  column('agency', 'text', 'Cơ quan giải quyết'),
  column('agencies.performing', 'list', 'Cơ quan thực hiện'),
  column('agencies.competent', 'text', 'Cơ quan có thẩm quyền', 'Cơ quan có thẩm quyền quyết định'),
  column('agencies.authorised', 'text', 'Cơ quan được ủy quyền'),
  column('agencies.coordinating', 'text', 'Cơ quan phối hợp'),
  column('agencies.promulgating', 'text', 'Cơ quan công bố', 'Cơ quan ban hành', 'Cơ quan công khai'),
  column(
    'agencies.receivingAddress',
    'text',
    'Địa chỉ tiếp nhận',
    'Địa chỉ tiếp nhận HS',
    'Địa chỉ tiếp nhận hồ sơ',
  ),
  column('subjects', 'list', 'Đối tượng thực hiện', 'Đối tượng'),
  column('steps', 'lines', 'Trình tự thực hiện', 'Trình tự'),
  column('stepCases', 'json', 'Trình tự theo trường hợp (JSON)'),
  column('channels', 'channels', 'Cách thức thực hiện'),
  column('timeLimit', 'text', 'Thời hạn giải quyết', 'Thời gian giải quyết', 'Thời hạn'),
  column('fee.text', 'text', 'Phí, lệ phí', 'Phí lệ phí', 'Lệ phí', 'Phí'),
  column('fee.kind', 'text', 'Loại mức phí'),
  column('fee.variesByProvince', 'flag', 'Phí theo tỉnh'),
  column('components', 'papers', 'Thành phần hồ sơ'),
  column('componentsNote', 'text', 'Ghi chú hồ sơ'),
  column('results', 'results', 'Kết quả', 'Kết quả thực hiện', 'Kết quả xử lý'),
  column('conditions', 'text', 'Yêu cầu, điều kiện', 'Yêu cầu điều kiện', 'Điều kiện'),
  column('legalBasis', 'lines', 'Căn cứ pháp lý'),
  column('legalDetails', 'json', 'Chi tiết căn cứ pháp lý (JSON)'),
  column(
    'decisionNo',
    'text',
    'Số quyết định công bố',
    'Số quyết định',
    'QĐ Công bố',
    'Quyết định công bố',
    'Số QĐ công bố',
  ),
  column('decisionDate', 'day', 'Ngày quyết định công bố', 'Ngày quyết định'),
  column('decisionAgency', 'text', 'Cơ quan ban hành quyết định công bố'),
  column('onlineLevel', 'json', 'Mức độ trực tuyến (JSON)'),
  column('keywords', 'list', 'Từ khóa'),
  column('description', 'text', 'Mô tả'),
  column('related', 'list', 'Thủ tục hành chính liên quan', 'TTHC liên quan'),
  column('twoTierNote', 'text', 'Ghi chú chính quyền hai cấp'),
  column('validity.effectiveFrom', 'day', 'Ngày có hiệu lực', 'Ngày hiệu lực'),
  column('validity.abolished', 'flag', 'Đã bãi bỏ'),
  column('validity.abolishedOn', 'day', 'Ngày bãi bỏ', 'Ngày hết hiệu lực'),
  column('validity.replacedBy', 'list', 'Thay thế bằng', 'Được thay thế bởi'),
  column('provincial.fee', 'json', 'Mức phí của tỉnh (JSON)'),
  column('provincial.time', 'json', 'Thời hạn của tỉnh (JSON)'),
  column('lifecycle', 'json', 'Tình trạng kiểm chứng (JSON)'),
  column('factsAsOf', 'day', 'Dữ liệu đến ngày'),
  column('sources', 'lines', 'Nguồn'),
  column('unverified', 'lines', 'Phần chưa kiểm chứng'),
];

/** A column that lists of others have and our content has no part for: it says whether a procedure is in force. */
export const STATUS_NAMES = ['Tình trạng', 'Trạng thái', 'Tình trạng hiệu lực', 'Hiệu lực'] as const;

/** The value of a column in a content. */
export function valueAt(body: ProcedureBody, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : null,
      body,
    );
}

/** What a cell holds; null: nothing is known, and the cell stays empty. */
export function cellText(value: unknown, form: CellForm): string | null {
  if (value === null || value === undefined) return null;
  if (form === 'flag') return value === true ? 'có' : 'không';
  if (Array.isArray(value)) return listText(value, form);
  if (typeof value !== 'string') return JSON.stringify(value);
  // A cell is trimmed when it is read; such a text and one that looks like our JSON go as JSON.
  return value !== value.trim() || LIKE_JSON.test(value) ? JSON.stringify(value) : value;
}

const LIKE_JSON = /^["[{]/;

function listText(items: readonly unknown[], form: CellForm): string {
  const apart = form === 'list' ? /[\n;]/ : /\n/;
  const isPlain = (item: unknown) =>
    typeof item === 'string' &&
    item !== '' &&
    item === item.trim() &&
    !apart.test(item) &&
    !LIKE_JSON.test(item);
  return items.length > 0 && items.every(isPlain) ? items.join('\n') : JSON.stringify(items);
}

/** What a cell says; undefined: it does not have the form of its column. */
export function cellValue(text: string, form: CellForm): unknown {
  const json = LIKE_JSON.test(text) ? parseJson(text) : undefined;
  switch (form) {
    case 'flag':
      return FLAGS[text.toLowerCase()];
    case 'day':
      return text;
    case 'text':
      return typeof json === 'string' ? json : text;
    case 'json':
      return json;
    case 'list':
      return Array.isArray(json) ? json : split(text, /[\n;]/);
    case 'lines':
      return Array.isArray(json) ? json : split(text, /\n/);
    case 'papers':
      return Array.isArray(json) ? json : split(text, /\n/).map(toPaper);
    case 'results':
      return Array.isArray(json) ? json : split(text, /\n/).map((name) => ({ name, code: null }));
    case 'channels':
      return Array.isArray(json) ? json : toChannels(split(text, /[\n;,]/));
  }
}

function split(text: string, apart: RegExp): readonly string[] {
  return text
    .split(apart)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A name alone says nothing of originals and copies. */
function toPaper(line: string): unknown {
  const name = line.replace(/^[-–•+]\s*/, '');
  return { name, originals: 0, copies: 0, countsKnown: false, formCode: null, when: null };
}

const CHANNEL_WORDS = [
  ['online', /trực tuyến|online|cổng dịch vụ công/iu],
  ['postal', /bưu (?:chính|điện)/iu],
  ['direct', /trực tiếp/iu],
] as const;

/** Undefined when one of the words is no way to apply: the cell says more than the column holds. */
function toChannels(labels: readonly string[]): unknown {
  const channels = labels.flatMap((label) => {
    const found = CHANNEL_WORDS.find(([, words]) => words.test(label));
    return found === undefined ? [] : [{ channel: found[0], label, time: null, fee: null }];
  });
  return channels.length === labels.length && channels.length > 0 ? channels : undefined;
}

const FLAGS: Readonly<Record<string, boolean>> = {
  ...{ có: true, x: true, '1': true, true: true },
  ...{ không: false, '0': false, false: false },
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
