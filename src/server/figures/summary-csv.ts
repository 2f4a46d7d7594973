import type { Figure, HomeFigure, Summary, SummaryBy, SummaryGroup } from '#shared/protocol/summary.ts';
import { CSV_BOM, type CsvCell, csvLine } from '../reports/csv.ts';

type Words = { readonly vi: string; readonly en: string };

const BY: Readonly<Record<SummaryBy, Words>> = {
  unit: { vi: 'Đơn vị', en: 'Unit' },
  counter: { vi: 'Quầy', en: 'Counter' },
  clerk: { vi: 'Người được đánh giá', en: 'Rated person' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  field: { vi: 'Lĩnh vực', en: 'Field' },
  hour: { vi: 'Giờ', en: 'Hour' },
  weekday: { vi: 'Thứ (1 = thứ Hai)', en: 'Weekday (1 = Monday)' },
  'weekday-hour': { vi: 'Thứ và giờ (1-08 = thứ Hai, 8–9 giờ)', en: 'Weekday and hour (1-08 = Monday, 8–9)' },
  day: { vi: 'Ngày', en: 'Day' },
  month: { vi: 'Tháng', en: 'Month' },
  quarter: { vi: 'Quý', en: 'Quarter' },
  year: { vi: 'Năm', en: 'Year' },
};
const TOTAL: Words = { vi: 'Toàn bộ', en: 'All' };

const COLUMNS: readonly (readonly [string, string, (figure: Figure) => CsvCell])[] = [
  ['n (không kể lượt có cờ)', 'n (without flagged)', (one) => one.n],
  ['Hài lòng', 'Satisfied', (one) => one.satisfied],
  ['Tỷ lệ hài lòng (%)', 'Satisfied (%)', (one) => one.rate],
  ['Khoảng tin cậy 95 %: từ', '95 % interval: from', (one) => one.interval?.low ?? null],
  ['Khoảng tin cậy 95 %: đến', '95 % interval: to', (one) => one.interval?.high ?? null],
  ['Lượt có cờ', 'Flagged', (one) => one.flagged.n],
  ['Tỷ lệ kể cả lượt có cờ (%)', 'Satisfied with flagged (%)', (one) => one.withFlagged.rate],
  ['Lượt sửa câu trả lời', 'Changed answers', (one) => one.slips.n],
  ['Tỷ lệ sửa (%)', 'Changed (%)', (one) => one.slips.rate],
  ['Được mời', 'Invited', (one) => one.response?.invited ?? null],
  ['Mẫu số của tỷ lệ trả lời', 'Asked', (one) => one.response?.asked ?? null],
  ['Trả lời', 'Answered', (one) => one.response?.answered ?? null],
  ['Tỷ lệ trả lời (%)', 'Answered (%)', (one) => one.response?.rate ?? null],
  ['Không được mời', 'Not asked', (one) => one.response?.notAsked ?? null],
];

/** Beside the figures of the counter, never in them. */
const HOME_COLUMNS: readonly (readonly [string, string, (home: HomeFigure) => CsvCell])[] = [
  ['Ở nhà: n (không kể lượt có cờ)', 'At home: n (without flagged)', ({ figure }) => figure?.n ?? null],
  ['Ở nhà: hài lòng', 'At home: satisfied', ({ figure }) => figure?.satisfied ?? null],
  ['Ở nhà: tỷ lệ hài lòng (%)', 'At home: satisfied (%)', ({ figure }) => figure?.rate ?? null],
  [
    'Chênh lệch ở nhà so với tại quầy (điểm %)',
    'At home minus counter (points)',
    ({ difference }) => difference,
  ],
];

/** The groups as a table, the whole in the last line; a figure that is withheld leaves its cells empty and says so. */
export function summaryToCsv(
  summary: Summary,
  { lang, separator }: { readonly lang: 'vi' | 'en'; readonly separator: ',' | ';' },
): string {
  const { by, total, groups } = summary;
  const levels = total.figure?.levels ?? [];
  const heading = (vi: string, en: string) => (lang === 'vi' ? vi : en);
  const line = (group: SummaryGroup) => {
    const { figure } = group;
    const countOf = (questionnaire: string, level: number) =>
      figure?.levels.find((one) => one.questionnaire === questionnaire && one.level === level)?.n ?? 0;
    return csvLine(
      [
        group.key,
        group.name,
        group.ratings,
        ...COLUMNS.map(([, , cell]) => (figure === null ? null : cell(figure))),
        ...levels.map((one) => (figure === null ? null : countOf(one.questionnaire, one.level))),
        group.rank,
        group.home?.ratings ?? 0,
        ...HOME_COLUMNS.map(([, , cell]) => (group.home === null ? null : cell(group.home))),
        figure === null ? heading('Không nêu: quá ít lượt', 'Withheld: too few') : null,
      ],
      separator,
    );
  };
  const headings = [
    by === null ? TOTAL[lang] : BY[by][lang],
    heading('Tên', 'Name'),
    heading('Tất cả lượt đánh giá', 'All ratings'),
    ...COLUMNS.map(([vi, en]) => heading(vi, en)),
    ...levels.map(({ questionnaire, level }) => `${questionnaire}: ${level}`),
    heading('Thứ hạng', 'Rank'),
    heading('Ở nhà: tất cả lượt', 'At home: all ratings'),
    ...HOME_COLUMNS.map(([vi, en]) => heading(vi, en)),
    heading('Ghi chú', 'Note'),
  ];
  const whole = { key: TOTAL[lang], name: summary.unit.name, ...total, rank: null, home: summary.home };
  return CSV_BOM + csvLine(headings, separator) + groups.map(line).join('') + line(whole);
}
