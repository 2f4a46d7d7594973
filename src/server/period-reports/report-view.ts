import * as v from 'valibot';
import {
  type OwnReport,
  ownReport,
  type ReportDetail,
  reportBody,
  reportDetail,
} from '#shared/protocol/reports.ts';
import type { Connection } from '../store/database.ts';
import {
  listReplies,
  listVersions,
  type ReplyRow,
  type ReportListRow,
  type ReportRow,
} from '../store/reports.ts';

/** A report as lists tell it. */
export function rowToReportItem(row: ReportListRow) {
  return {
    id: row.id,
    unit: { id: row.unit_id, name: row.unit_name },
    clerk: row.clerk_id === '' ? null : { id: row.clerk_id, name: row.clerk_name ?? row.clerk_id },
    ...{ period: row.period, version: row.version, provisional: row.provisional === 1, reason: row.reason },
    ...{ madeAt: row.made_at, madeBy: row.made_by },
    ...{ inputsSha256: row.inputs_sha256, bodySha256: row.body_sha256, replies: row.replies ?? 0 },
    superseded: (row.last_version ?? row.version) > row.version,
  };
}

/**
 * The whole of a report with its versions and what the clerk says to it.
 * @param persons whether whoever asks may see figures of persons; without them the clerks are left out
 */
export async function readReport(
  connection: Connection,
  row: ReportRow,
  persons: boolean,
): Promise<ReportDetail> {
  const { item, versions, replies } = await around(connection, row);
  const whole = JSON.parse(row.body_json);
  const body = persons ? whole : { ...whole, clerks: [] };
  return v.parse(reportDetail, { report: item, body, replies, versions });
}

/** What a clerk is shown of a report about them: whole batches, never the days between. */
export async function readOwnReport(connection: Connection, row: ReportRow): Promise<OwnReport> {
  const { item, replies } = await around(connection, row);
  const body = v.parse(reportBody, JSON.parse(row.body_json));
  const { from, to, ratings, questionnaires, own, limits, actions } = body;
  return v.parse(ownReport, {
    ...{ report: item, from, to, ratings, questionnaires, replies },
    ...{ batch: limits.ownBatch, actions: actions.text },
    ...(own ?? { batches: [], total: null, reasons: [] }),
  });
}

async function around(connection: Connection, row: ReportRow) {
  const versions = (await listVersions(connection, row)).map(rowToReportItem);
  const item = versions.find(({ id }) => id === row.id);
  if (item === undefined) throw new Error(`the report ${row.id} is not among its versions`);
  return { item, versions, replies: (await listReplies(connection, row.id)).map(rowToReply) };
}

function rowToReply(row: ReplyRow) {
  return { id: row.id, madeAt: row.made_at, madeBy: row.made_by, text: row.text };
}
