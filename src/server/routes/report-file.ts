import type { Context } from 'hono';
import { reportFileQuery } from '#shared/protocol/reports.ts';
import type { ServerContext } from '../context.ts';
import { reportSheets } from '../period-reports/report-sheets.ts';
import { readReport } from '../period-reports/report-view.ts';
import { sheetsToCsv } from '../period-reports/sheets-csv.ts';
import { problemResponse } from '../problem.ts';
import type { ReportRow } from '../store/reports.ts';
import { XLSX_TYPE } from '../tabular/write-workbook.ts';
import { readQuery } from './read-json.ts';

/** The media type of a workbook. */

/** A report as a file: the document itself, byte by byte, or its tables with what the clerk says to it. */
export async function answerReportFile(
  context: Pick<ServerContext, 'db'>,
  c: Context,
  row: ReportRow,
  persons: boolean,
): Promise<Response> {
  const query = readQuery(c, reportFileQuery);
  if (!query.ok) return query.error;
  const { format, lang = 'vi', separator = 'comma' } = query.value;
  const name = ['bao-cao', row.unit_id, row.clerk_id, row.period, `v${row.version}`].filter(
    (one) => one !== '',
  );
  c.header('Content-Disposition', `attachment; filename="${name.join('_')}.${format}"`);
  if (format === 'json') {
    // The document is whole or it is not the one that was hashed.
    if (!persons) return problemResponse('forbidden', { detail: 'the document holds figures of persons' });
    c.header('Content-Type', 'application/json');
    return c.body(row.body_json);
  }
  const { body, replies } = await readReport(context.db, row, persons);
  const beside = { bodySha256: row.body_sha256, replies };
  const sheets = reportSheets(body, beside, lang);
  if (format === 'csv') {
    c.header('Content-Type', 'text/csv; charset=utf-8');
    return c.body(sheetsToCsv(sheets, separator === 'comma' ? ',' : ';'));
  }
  const { sheetsToXlsx } = await import('../period-reports/sheets-workbook.ts');
  c.header('Content-Type', XLSX_TYPE);
  return c.body(new Uint8Array(sheetsToXlsx(sheets)));
}
