import type { ReportBody } from '#shared/protocol/reports.ts';
import {
  type Cell,
  changeFormula,
  type Lang,
  rateFormula,
  responseFormula,
  type Sheet,
  wilsonFormula,
} from './sheet.ts';

/** A line of the first sheet; formulas name others by their keys. */
interface Line {
  readonly key: string;
  readonly vi: string;
  readonly en: string;
  readonly cell: (at: (key: string) => string) => Cell;
}

/** What the report says in short: what it is of, then counts, then what follows from them. */
export function summarySheet(body: ReportBody, lang: Lang): Sheet {
  const lines = [...headLines(body, lang), ...figureLines(body), ...comparedLines(body, lang)];
  const rowOf = new Map(lines.map(({ key }, at) => [key, `B${at + 2}`]));
  const at = (key: string) => rowOf.get(key) ?? 'B1';
  const vi = lang === 'vi';
  return {
    name: vi ? 'Tóm tắt' : 'Summary',
    rows: [vi ? ['Mục', 'Giá trị'] : ['Item', 'Value'], ...lines.map((line) => [line[lang], line.cell(at)])],
  };
}

function headLines(body: ReportBody, lang: Lang): readonly Line[] {
  const vi = lang === 'vi';
  const text = (key: string, viName: string, en: string, value: Cell): Line => ({
    ...{ key, vi: viName, en },
    cell: () => value,
  });
  return [
    text('unit', 'Đơn vị', 'Unit', body.unit.name),
    ...(body.clerk === null ? [] : [text('clerk', 'Người được đánh giá', 'Clerk', body.clerk.name)]),
    text('period', 'Kỳ', 'Period', body.period),
    text('from', 'Từ ngày', 'From', body.from),
    text('to', 'Đến ngày', 'To', body.to),
    text('version', 'Bản số', 'Version', body.version),
    text('reason', 'Lý do lập bản này', 'Why this version', body.reason),
    text(
      'provisional',
      'Tình trạng',
      'State',
      body.provisional ? (vi ? 'Tạm tính: kỳ chưa kết thúc' : 'Provisional') : vi ? 'Đã chốt' : 'Frozen',
    ),
    text('at', 'Lập lúc (UTC)', 'Made at (UTC)', body.frozen.at),
    text('by', 'Người lập', 'Made by', body.frozen.by),
    text('ratings', 'Tất cả lượt đánh giá', 'All ratings', body.ratings),
    text(
      'withheld',
      'Ghi chú',
      'Note',
      body.figure === null ? (vi ? 'Không nêu tỷ lệ: quá ít lượt' : 'Withheld: too few') : null,
    ),
  ];
}

function figureLines({ figure }: ReportBody): readonly Line[] {
  if (figure === null) return [];
  const { response, interval, withFlagged, flagged } = figure;
  const count = (key: string, vi: string, en: string, value: number | null): Line => ({
    ...{ key, vi, en },
    cell: () => value,
  });
  return [
    count('n', 'n (không kể lượt có cờ)', 'n (without flagged)', figure.n),
    count('satisfied', 'Hài lòng', 'Satisfied', figure.satisfied),
    {
      ...{ key: 'rate', vi: 'Tỷ lệ hài lòng tại quầy (%)', en: 'Satisfaction at the counter (%)' },
      cell: (at) => ({ formula: rateFormula(at('satisfied'), at('n')), value: figure.rate }),
    },
    ...(['low', 'high'] as const).map(
      (end): Line => ({
        key: end,
        vi: `Khoảng tin cậy 95 %: ${end === 'low' ? 'từ' : 'đến'}`,
        en: `95 % interval: ${end === 'low' ? 'from' : 'to'}`,
        cell: (at) => ({
          formula: wilsonFormula(at('satisfied'), at('n'), end),
          value: interval?.[end] ?? null,
        }),
      }),
    ),
    count('flagged', 'Lượt có cờ (không tính)', 'Flagged (left out)', flagged.n),
    count('flaggedSatisfied', 'Trong đó hài lòng', 'Of these satisfied', flagged.satisfied),
    {
      ...{ key: 'rateAll', vi: 'Tỷ lệ nếu kể cả lượt có cờ (%)', en: 'Rate with flagged (%)' },
      cell: (at) => ({
        formula: rateFormula(
          `(${at('satisfied')}+${at('flaggedSatisfied')})`,
          `(${at('n')}+${at('flagged')})`,
        ),
        value: withFlagged.rate,
      }),
    },
    count('slips', 'Lượt đổi câu trả lời', 'Changed answers', figure.slips.n),
    {
      ...{ key: 'slipRate', vi: 'Tỷ lệ đổi (%)', en: 'Changed (%)' },
      cell: (at) => ({ formula: rateFormula(at('slips'), at('n')), value: figure.slips.rate }),
    },
    count('asked', 'Được hỏi', 'Asked', response?.asked ?? null),
    count('answered', 'Trả lời', 'Answered', response?.answered ?? null),
    {
      ...{ key: 'response', vi: 'Tỷ lệ trả lời (%)', en: 'Answered (%)' },
      cell: (at) => ({
        formula: responseFormula(at('answered'), at('asked')),
        value: response?.rate ?? null,
      }),
    },
    count('notAsked', 'Được phục vụ mà không được mời', 'Served and not asked', response?.notAsked ?? null),
  ];
}

function comparedLines({ figure, before, target }: ReportBody, lang: Lang): readonly Line[] {
  const plain = (key: string, vi: string, en: string, value: Cell): Line => ({
    ...{ key, vi, en },
    cell: () => value,
  });
  const yes = (is: boolean) => (lang === 'vi' ? (is ? 'có' : 'không') : is ? 'yes' : 'no');
  const earlier = before.figure;
  return [
    plain('beforeFrom', 'Kỳ trước: từ ngày', 'Period before: from', before.from),
    plain('beforeTo', 'Kỳ trước: đến ngày', 'Period before: to', before.to),
    ...(earlier === null
      ? []
      : [
          plain('beforeN', 'Kỳ trước: n', 'Period before: n', earlier.n),
          plain('beforeSatisfied', 'Kỳ trước: hài lòng', 'Period before: satisfied', earlier.satisfied),
          {
            ...{ key: 'beforeRate', vi: 'Kỳ trước: tỷ lệ (%)', en: 'Period before: rate (%)' },
            cell: (at: (key: string) => string) => ({
              formula: rateFormula(at('beforeSatisfied'), at('beforeN')),
              value: earlier.rate,
            }),
          },
        ]),
    ...(earlier === null || figure === null
      ? []
      : [
          {
            ...{ key: 'change', vi: 'Tăng, giảm (điểm phần trăm)', en: 'Change (percentage points)' },
            cell: (at: (key: string) => string) => ({
              formula: changeFormula([at('satisfied'), at('n')], [at('beforeSatisfied'), at('beforeN')]),
              value: before.change,
            }),
          },
        ]),
    ...(target === null
      ? []
      : [
          plain('target', `Chỉ tiêu năm ${target.year} (%)`, `Target ${target.year} (%)`, target.satisfied),
          plain('reached', 'Đạt chỉ tiêu', 'Reached', yes(target.reached)),
          plain(
            'sure',
            'Cả khoảng nằm một phía của chỉ tiêu',
            'Whole interval on one side',
            yes(target.sure),
          ),
        ]),
  ];
}
