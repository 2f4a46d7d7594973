import { averagePoints, classOf, clerkTotal, sumPoints } from '#shared/domain/score-points.ts';
import { ratePercent } from '#shared/domain/statistics.ts';
import type { ReportBody } from '#shared/protocol/reports.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import type { ScoreBody, ScoreRanking } from '#shared/protocol/score-sheets.ts';
import { type Cell, columnName, type Lang, rateFormula, type Sheet } from '../period-reports/sheet.ts';
import { indicatorsOf } from './score-rules.ts';

type Rows<F extends ScoreBody['form']> = Extract<ScoreBody, { form: F }>['rows'];

/** Form 01 as a table: sums, averages and shares are formulas of the points that were entered. */
export function dossierSheet(rows: Rows<'mau-01'>, rules: RulePack, lang: Lang): Sheet {
  const vi = lang === 'vi';
  const indicators = indicatorsOf(rules, 'mau-01');
  const levels = vi
    ? ['Không hài lòng', 'Hài lòng', 'Rất hài lòng']
    : ['Not satisfied', 'Satisfied', 'Very satisfied'];
  const clerkNumbers = indicators.filter(({ ofClerk }) => ofClerk).map(({ number }) => number);
  const heading = [
    ...(vi ? ['TT', 'Hồ sơ'] : ['No.', 'Dossier']),
    ...indicators.map(({ number }) => `${vi ? 'Chỉ số' : 'Indicator'} ${number}`),
    `${vi ? 'Tổng điểm cán bộ' : 'Total of the clerk'} (${clerkNumbers.join('+')})`,
    vi ? 'Xếp loại hoàn thành nhiệm vụ' : 'Class',
    ...levels,
  ];
  const column = (at: number) => columnName(2 + at);
  const totalAt = 2 + indicators.length;
  const last = rows.length + 1;
  const lines = rows.map((row, at): readonly Cell[] => {
    const own = indicators.flatMap(({ ofClerk }, index) => (ofClerk ? [`${column(index)}${at + 2}`] : []));
    const sum = `IF(COUNT(${own.join(',')})<${own.length},"",${own.join('+')})`;
    return [
      ...[at + 1, row.dossier, ...indicators.map(({ id }) => row.points[id] ?? null)],
      { formula: sum, value: clerkTotal(row, indicators) },
      row.class,
      ...[1, 2, 3].map((level) => (row.level === level ? 1 : 0)),
    ];
  });
  const levelAt = totalAt + 2;
  const counted = rows.filter(({ level }) => level !== null).length;
  const span = (at: number) => `${columnName(at)}2:${columnName(at)}${last}`;
  const all = `SUM(${columnName(levelAt)}2:${columnName(levelAt + 2)}${last})`;
  const count = (level: number) => rows.filter((row) => row.level === level).length;
  const sums: readonly Cell[] = [
    ...[vi ? 'Tổng số' : 'Sum', null, ...indicators.map(() => null), null, null],
    ...[0, 1, 2].map((at) => ({ formula: `SUM(${span(levelAt + at)})`, value: count(at + 1) })),
  ];
  const averages: readonly Cell[] = [
    ...[vi ? 'Điểm bình quân' : 'Average', null],
    ...indicators.map(({ id }, at) =>
      average(span(2 + at), averagePoints(rows.map(({ points }) => points[id]))),
    ),
    average(span(totalAt), averagePoints(rows.map((row) => clerkTotal(row, indicators)))),
  ];
  const shares: readonly Cell[] = [
    ...[vi ? 'Tỷ lệ %' : 'Share %', null, ...indicators.map(() => null), null, null],
    ...[0, 1, 2].map((at) => ({
      formula: rateFormula(`SUM(${span(levelAt + at)})`, all),
      value: ratePercent(count(at + 1), counted),
    })),
  ];
  const end = rows.length === 0 ? [] : [sums, averages, shares];
  return { name: vi ? 'Mẫu 01' : 'Form 01', rows: [heading, ...lines, ...end] };
}

function average(span: string, value: number | null): Cell {
  const [sum, n] = [`ROUND(100*SUM(${span}),0)`, `COUNT(${span})`];
  return { formula: `IF(${n}=0,"",INT((2*${sum}+${n})/(2*${n}))/100)`, value };
}

/** Form 02 as a table: both marks, their sums, and the class of the verified one. */
export function indicatorSheet(
  rows: Rows<'mau-02'>,
  rules: RulePack,
  figure: ReportBody['figure'],
  lang: Lang,
): Sheet {
  const vi = lang === 'vi';
  const indicators = indicatorsOf(rules, 'mau-02');
  const heading = vi
    ? ['Chỉ số', 'Tên chỉ số', 'Điểm chuẩn', 'Điểm tự chấm', 'Điểm thẩm định', 'Lý do trừ điểm']
    : ['Indicator', 'Title', 'Most points', 'Own mark', 'Verified mark', 'Why points were taken away'];
  const marks = indicators.map(({ id }) => rows.find(({ indicator }) => indicator === id));
  const last = indicators.length + 1;
  const sum = (column: string, values: readonly (number | null | undefined)[]): Cell => ({
    formula: `IF(COUNT(${column}2:${column}${last})<${indicators.length},"",SUM(${column}2:${column}${last}))`,
    value: sumPoints(values),
  });
  const verified = sumPoints(marks.map((mark) => mark?.verified));
  const reached = classOf(verified, rules.classes[0]?.steps ?? []);
  return {
    name: vi ? 'Mẫu 02' : 'Form 02',
    rows: [
      heading,
      ...indicators.map(({ number, title, max }, at): readonly Cell[] => [
        ...[number, title[lang], max, marks[at]?.self ?? null, marks[at]?.verified ?? null],
        marks[at]?.reason ?? null,
      ]),
      [
        ...[
          vi ? 'Tổng cộng' : 'Sum',
          null,
          sum(
            'C',
            indicators.map(({ max }) => max),
          ),
        ],
        sum(
          'D',
          marks.map((mark) => mark?.self),
        ),
        sum(
          'E',
          marks.map((mark) => mark?.verified),
        ),
        null,
      ],
      [vi ? 'Xếp loại' : 'Class', null, null, null, reached?.[lang] ?? null, null],
      [vi ? 'Thước đo khác: mức hài lòng tại quầy' : 'Another measure: satisfaction at the counter'],
      [vi ? 'Số phiếu (không kể lượt có cờ)' : 'Ratings (without flagged)', null, figure?.n ?? 0],
      [vi ? 'Tỷ lệ hài lòng tại quầy (%)' : 'Satisfied (%)', null, figure?.rate ?? null],
    ],
  };
}

/** Form 03 as a table. Satisfaction stands in the last column and moves nobody's place. */
export function rankingSheet({ indicators, units }: ScoreRanking, lang: Lang): Sheet {
  const vi = lang === 'vi';
  const [first, last] = [columnName(2), columnName(1 + indicators.length)];
  return {
    name: vi ? 'Mẫu 03' : 'Form 03',
    rows: [
      [
        ...(vi ? ['Tên cơ quan', 'Số phiếu'] : ['Office', 'Ratings']),
        ...indicators.map(({ number }) => `${vi ? 'Chỉ số' : 'Indicator'} ${number}`),
        ...(vi
          ? ['Tổng điểm', 'Xếp loại', 'Xếp hạng', 'Mức độ hài lòng tại quầy (%)']
          : ['Total', 'Class', 'Rank', 'Satisfied at the counter (%)']),
      ],
      ...units.map((one, at): readonly Cell[] => {
        const span = `${first}${at + 2}:${last}${at + 2}`;
        const sum = `IF(COUNT(${span})<${indicators.length},"",SUM(${span}))`;
        const few = vi ? 'chưa đủ để so' : 'not comparable';
        return [
          ...[one.unit.name, one.ratings, ...one.points, { formula: sum, value: one.total }],
          ...[one.class?.[lang] ?? null, one.rank ?? few, one.rate],
        ];
      }),
    ],
  };
}
