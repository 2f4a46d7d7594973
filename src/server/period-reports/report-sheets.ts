import { ratePercent } from '#shared/domain/statistics.ts';
import type { ReportBody, ReportPart, ReportReply } from '#shared/protocol/reports.ts';
import type { CaseKind } from '#shared/protocol/rule-pack.ts';
import { partsSheet } from './parts-sheet.ts';
import { type Lang, rateFormula, type Sheet, type Words } from './sheet.ts';
import { summarySheet } from './summary-sheet.ts';

/** What stands beside the document: in no hash. */
export interface BesideReport {
  readonly bodySha256: string;
  readonly replies: readonly ReportReply[];
}

/** A report as tables. Every figure that can be computed from others is a formula; counts are numbers. */
export function reportSheets(body: ReportBody, beside: BesideReport, lang: Lang): readonly Sheet[] {
  const divided: readonly (readonly [Words, readonly ReportPart[]])[] = [
    [{ vi: 'Đơn vị', en: 'Units' }, body.units],
    [{ vi: 'Quầy', en: 'Counters' }, body.counters],
    [{ vi: 'Người được đánh giá', en: 'Clerks' }, body.clerks],
    [{ vi: 'Theo thời gian', en: 'Over time' }, body.over],
  ];
  return [
    summarySheet(body, lang),
    levelsSheet(body, lang),
    reasonsSheet(body, lang),
    ...divided.flatMap(([name, parts]) => (parts.length === 0 ? [] : [partsSheet(name[lang], parts, lang)])),
    ...(body.cases === null ? [] : [casesSheet(body.cases, lang)]),
    actionsSheet(body, beside, lang),
    qualitySheet(body, lang),
    methodSheet(body, beside, lang),
  ];
}

function levelsSheet({ figure, questionnaires }: ReportBody, lang: Lang): Sheet {
  const vi = lang === 'vi';
  const heading = vi
    ? ['Phiếu', 'Mã mức', 'Mức', 'Tính là hài lòng', 'Số lượt', 'Lượt có cờ (không tính)', 'Tỷ lệ (%)']
    : ['Questionnaire', 'Code', 'Level', 'Counts as satisfied', 'Ratings', 'Flagged (left out)', 'Share (%)'];
  const levels = figure?.levels ?? [];
  const ids = [...new Set(levels.map(({ questionnaire }) => questionnaire))];
  const lines = ids.flatMap((id) => {
    const known = questionnaires.find((one) => one.id === id)?.levels ?? [];
    const own = levels.filter(({ questionnaire }) => questionnaire === id);
    const codes = new Set([...known.map(({ code }) => code), ...own.map(({ level }) => level)]);
    return [...codes].map((code) => ({
      ...{ id, code, level: known.find((one) => one.code === code) },
      count: own.find(({ level }) => level === code),
    }));
  });
  const rows = lines.map(({ id, code, level, count }, at) => {
    const first = 2 + lines.findIndex((one) => one.id === id);
    const last = 2 + lines.findLastIndex((one) => one.id === id);
    const all = lines.reduce((sum, one) => sum + (one.id === id ? (one.count?.n ?? 0) : 0), 0);
    const n = count?.n ?? 0;
    const share = rateFormula(`E${at + 2}`, `SUM(E$${first}:E$${last})`);
    const yes = vi ? 'có' : 'yes';
    return [
      ...[id, code, level?.label[lang] ?? String(code), level?.satisfied === true ? yes : ''],
      ...[n, count?.flagged ?? 0],
      { formula: share, value: ratePercent(n, all) },
    ];
  });
  return { name: vi ? 'Phân bố các mức' : 'Levels', rows: [heading, ...rows] };
}

function reasonsSheet({ reasons, questionnaires }: ReportBody, lang: Lang): Sheet {
  const vi = lang === 'vi';
  const heading = vi
    ? ['Phiếu', 'Mã mức', 'Mức', 'Mã nội dung', 'Nội dung', 'Số lượt nhắc đến']
    : ['Questionnaire', 'Code', 'Level', 'Topic code', 'Topic', 'Times named'];
  const rows = reasons.map(({ questionnaire, level, reason, n }) => {
    const words = questionnaires.find(({ id }) => id === questionnaire);
    const label = words?.levels.find(({ code }) => code === level)?.label[lang] ?? String(level);
    const topic = words?.reasons.find(({ code }) => code === reason)?.topic[lang] ?? reason;
    return [questionnaire, level, label, reason, topic, n];
  });
  return { name: vi ? 'Nội dung được nhắc đến' : 'Topics', rows: [heading, ...rows] };
}

const KINDS: Readonly<Record<CaseKind, Words>> = {
  opinion: { vi: 'Góp ý', en: 'Opinion' },
  petition: { vi: 'Phản ánh, kiến nghị', en: 'Petition' },
  integrity: { vi: 'Bị gây khó khăn', en: 'Harassment' },
  rating: { vi: 'Đánh giá thấp', en: 'Low rating' },
  procedure: { vi: 'Báo sai thủ tục', en: 'Procedure' },
};

function casesSheet(cases: NonNullable<ReportBody['cases']>, lang: Lang): Sheet {
  const vi = lang === 'vi';
  const heading = vi
    ? [
        ...['Loại', 'Đến trong kỳ', 'Trả lời đúng hạn', 'Trả lời muộn', 'Trả lời, không có hạn'],
        ...['Đóng không trả lời', 'Đang mở', 'Trong đó quá hạn', 'Đúng hạn (%)'],
      ]
    : [
        ...['Kind', 'Arrived', 'On time', 'Late', 'Answered, no deadline'],
        ...['Closed without answer', 'Open', 'Of these overdue', 'On time (%)'],
      ];
  const rows = cases.kinds.map((one, at) => {
    const row = at + 2;
    const decided = one.onTime + one.late;
    return [
      ...[KINDS[one.kind][lang], one.arrived, one.onTime, one.late, one.answeredWithoutDeadline],
      ...[one.closedWithoutAnswer, one.open, one.overdue],
      {
        formula: rateFormula(`C${row}`, `(C${row}+D${row})`),
        value: ratePercent(one.onTime, decided),
      },
    ];
  });
  const earlier = vi ? 'Còn mở từ trước kỳ' : 'Still open from before';
  const last = [earlier, null, null, null, null, null, cases.earlierOpen, cases.earlierOverdue, null];
  return { name: vi ? 'Vụ việc' : 'Cases', rows: [heading, ...rows, last] };
}

function actionsSheet({ actions }: ReportBody, { replies }: BesideReport, lang: Lang): Sheet {
  const vi = lang === 'vi';
  const heading = vi ? ['Phần', 'Ngày, người', 'Nội dung'] : ['Part', 'Day, by whom', 'Text'];
  const lead = vi ? 'Việc đã làm' : 'Actions';
  const said = vi ? 'Dân nói' : 'People said';
  const done = vi ? 'Đã làm' : 'Done';
  const became = vi ? 'Kết quả' : 'Result';
  const reply = vi ? 'Ý kiến của người được đánh giá' : 'Reply of the clerk';
  return {
    name: vi ? 'Việc đã làm, ý kiến' : 'Actions, replies',
    rows: [
      heading,
      ...(actions.text === '' ? [] : [[lead, null, actions.text]]),
      ...actions.published.flatMap((one) => [
        [said, one.date, one.said[lang]],
        [done, one.date, one.done[lang]],
        ...(one.result === null ? [] : [[became, one.date, one.result[lang]]]),
      ]),
      ...replies.map(({ madeAt, madeBy, text }) => [reply, `${madeAt} · ${madeBy}`, text]),
    ],
  };
}

function qualitySheet({ quality }: ReportBody, lang: Lang): Sheet {
  const vi = lang === 'vi';
  const flag = vi ? 'Lượt có cờ' : 'Flagged';
  return {
    name: vi ? 'Chất lượng dữ liệu' : 'Data quality',
    rows: [
      vi ? ['Nội dung', 'Tên', 'Số'] : ['What', 'Name', 'Count'],
      ...quality.flags.map((one) => [flag, one.title?.[lang] ?? one.flag, one.n]),
      [vi ? 'Máy tính bảng' : 'Tablets', null, quality.tablets],
      ...quality.silent.map((one) => [vi ? 'Mất liên lạc từ' : 'Silent since', one.device, one.since]),
      ...quality.holes.map((one) => [
        vi ? 'Thiếu trong nhật ký' : 'Missing from the journal',
        ...[one.device, one.positions],
      ]),
      [vi ? 'Mục chờ xử lý' : 'In quarantine', null, quality.quarantined],
    ],
  };
}

function methodSheet(body: ReportBody, { bodySha256 }: BesideReport, lang: Lang): Sheet {
  const vi = lang === 'vi';
  return {
    name: vi ? 'Phương pháp' : 'Method',
    rows: [
      vi ? ['Mục', 'Nội dung'] : ['Term', 'Meaning'],
      ...body.method.map(({ title, text }) => [title[lang], text[lang]]),
      [vi ? 'SHA-256 của báo cáo' : 'SHA-256 of the report', bodySha256],
      [vi ? 'SHA-256 của dữ liệu đầu vào' : 'SHA-256 of its inputs', body.inputs],
      [vi ? 'Vị trí dòng dữ liệu' : 'Place in the feed', body.frozen.pos],
    ],
  };
}
