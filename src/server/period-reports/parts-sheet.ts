import type { ReportPart } from '#shared/protocol/reports.ts';
import { type Cell, type Lang, rateFormula, responseFormula, type Sheet, wilsonFormula } from './sheet.ts';

const HEADINGS: Readonly<Record<Lang, readonly string[]>> = {
  vi: [
    ...['Mã', 'Tên', 'Tất cả lượt', 'n (không kể lượt có cờ)', 'Hài lòng', 'Tỷ lệ hài lòng (%)'],
    ...[
      'Khoảng 95 %: từ',
      'Khoảng 95 %: đến',
      'Lượt có cờ',
      'Được hỏi',
      'Trả lời',
      'Tỷ lệ trả lời (%)',
      'Ghi chú',
    ],
  ],
  en: [
    ...['Key', 'Name', 'All ratings', 'n (without flagged)', 'Satisfied', 'Satisfied (%)'],
    ...['95 % interval: from', '95 % interval: to', 'Flagged', 'Asked', 'Answered', 'Answered (%)', 'Note'],
  ],
};

/** Parts of the whole with their counts; rates, intervals and sums are formulas of these. A sum is of what is told. */
export function partsSheet(name: string, parts: readonly ReportPart[], lang: Lang): Sheet {
  const last = parts.length + 1;
  const sum = (column: string, of: (part: ReportPart) => number): Cell => ({
    formula: `SUM(${column}2:${column}${last})`,
    value: parts.reduce((all, part) => all + of(part), 0),
  });
  const total = lang === 'vi' ? 'Cộng' : 'Sum';
  return {
    name,
    rows: [
      HEADINGS[lang],
      ...parts.map((part, at) => partRow(part, at + 2, lang)),
      [
        ...[total, null, sum('C', ({ ratings }) => ratings), sum('D', ({ figure }) => figure?.n ?? 0)],
        sum('E', ({ figure }) => figure?.satisfied ?? 0),
        ...[null, null, null],
        sum('I', ({ figure }) => figure?.flagged.n ?? 0),
        ...[null, null, null, null],
      ],
    ],
  };
}

function partRow({ key, name, ratings, figure }: ReportPart, row: number, lang: Lang): readonly Cell[] {
  if (figure === null) {
    const withheld = lang === 'vi' ? 'Không nêu: quá ít lượt' : 'Withheld: too few';
    return [key, name, ratings, ...Array.from({ length: 9 }, () => null), withheld];
  }
  const { response, interval } = figure;
  return [
    ...[key, name, ratings, figure.n, figure.satisfied],
    { formula: rateFormula(`E${row}`, `D${row}`), value: figure.rate },
    { formula: wilsonFormula(`E${row}`, `D${row}`, 'low'), value: interval?.low ?? null },
    { formula: wilsonFormula(`E${row}`, `D${row}`, 'high'), value: interval?.high ?? null },
    ...[figure.flagged.n, response?.asked ?? null, response?.answered ?? null],
    { formula: responseFormula(`K${row}`, `J${row}`), value: response?.rate ?? null },
    null,
  ];
}
