import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { ReportVerification } from '#shared/protocol/reports.ts';
import type { Connection } from '../store/database.ts';
import { countSince } from '../store/past-ratings.ts';
import type { ReportRow } from '../store/reports.ts';
import { boundsOf } from './bounds.ts';
import { buildBody, sha256 } from './build-body.ts';
import { countFromRows } from './count-from-rows.ts';
import type { ReportInputs } from './report-inputs.ts';

/** More differences than these say nothing new. */
const SHOWN = 50;

/**
 * Builds a stored report anew from the single rows as they stood at its place in the feed and compares it byte by byte. Changes nothing.
 */
export async function verifyReport(connection: Connection, row: ReportRow): Promise<ReportVerification> {
  const intact = sha256(row.inputs_json) === row.inputs_sha256 && sha256(row.body_json) === row.body_sha256;
  // Written by `makeReport` alone, and held by its hash.
  const stored: ReportInputs = JSON.parse(row.inputs_json);
  const inputs: ReportInputs = { ...stored, counted: await countFromRows(connection, stored) };
  const body = canonicalJson(buildBody(inputs));
  const clerk = stored.subject.clerk?.id ?? null;
  return {
    intact,
    same: body === row.body_json && canonicalJson(inputs) === row.inputs_json,
    pos: row.pos,
    bytes: Buffer.byteLength(body),
    sha256: sha256(body),
    differences: [
      ...differences(stored.counted, inputs.counted, 'counted'),
      ...differences(JSON.parse(row.body_json), JSON.parse(body), 'body'),
    ].slice(0, SHOWN),
    since: await countSince(connection, boundsOf(stored.noted.zones, stored.span), clerk, row.pos),
  };
}

/** Members that differ, down to the last one that can be named. */
function differences(stored: unknown, counted: unknown, member: string): ReportVerification['differences'] {
  if (canonicalJson(stored) === canonicalJson(counted)) return [];
  const [left, right] = [membersOf(stored), membersOf(counted)];
  if (left === null || right === null) return [{ member, stored: short(stored), counted: short(counted) }];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((name) =>
    differences(left[name] ?? null, right[name] ?? null, `${member}.${name}`),
  );
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : null;
}

function short(value: unknown): string {
  return canonicalJson(value).slice(0, 200);
}
