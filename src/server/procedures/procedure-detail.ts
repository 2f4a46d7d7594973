import * as v from 'valibot';
import { diffProcedures } from '#shared/domain/procedure-diff.ts';
import {
  type ProcedureDetail,
  type ProcedureDifferences,
  type ProcedureVersionBody,
  procedureDetail,
  procedureDifferences,
  procedureVersionBody,
} from '#shared/protocol/procedure-admin.ts';
import type { Connection } from '../store/database.ts';
import { countOpenProblems } from '../store/procedure-problems.ts';
import { findVersion, listEvents, listVersions } from '../store/procedure-versions.ts';
import { findProcedure, type ProcedureHead } from '../store/procedures.ts';
import { textToBody } from './body-text.ts';
import { toSummary } from './procedure-page.ts';

const HISTORY_LIMIT = 100;

/** Everything about one procedure of a unit; null when the unit does not have it. */
export async function readProcedureDetail(
  connection: Connection,
  unitId: string,
  code: string,
): Promise<ProcedureDetail | null> {
  const head = await findProcedure(connection, unitId, code);
  if (head === null) return null;
  const openProblems = await countOpenProblems(connection, unitId, code);
  const versions = await listVersions(connection, unitId, code, HISTORY_LIMIT);
  const events = await listEvents(connection, unitId, code, HISTORY_LIMIT);
  return v.parse(procedureDetail, {
    ...toSummary(head, openProblems),
    unit: unitId,
    postedBody: await readBody(connection, head, head.postedVersion),
    draftBody: await readBody(connection, head, head.draftVersion),
    versions: versions.map((row) => toVersion(head, row)),
    events: events.map(({ account, ...event }) => ({ ...event, by: account })),
  });
}

/** One version with what it says. */
export async function readVersion(
  connection: Connection,
  unitId: string,
  code: string,
  version: number,
): Promise<ProcedureVersionBody | null> {
  const head = await findProcedure(connection, unitId, code);
  const row = head === null ? undefined : await findVersion(connection, unitId, code, version);
  if (head === null || row === undefined) return null;
  return v.parse(procedureVersionBody, { ...toVersion(head, row), body: textToBody(row.body_json) });
}

/** What differs between two versions; null when one of them does not exist. */
export async function readDifferences(
  connection: Connection,
  at: { readonly unitId: string; readonly code: string },
  { from, to }: { readonly from: number; readonly to: number },
): Promise<ProcedureDifferences | null> {
  const before = await findVersion(connection, at.unitId, at.code, from);
  const after = await findVersion(connection, at.unitId, at.code, to);
  if (before === undefined || after === undefined) return null;
  const changes = diffProcedures(textToBody(before.body_json), textToBody(after.body_json));
  return v.parse(procedureDifferences, { from, to, changes });
}

async function readBody(connection: Connection, head: ProcedureHead, version: number | null) {
  const row = version === null ? undefined : await findVersion(connection, head.unitId, head.code, version);
  return row === undefined ? null : textToBody(row.body_json);
}

function toVersion(
  head: ProcedureHead,
  row: Omit<NonNullable<Awaited<ReturnType<typeof findVersion>>>, 'unit_id' | 'code' | 'body_json'>,
): Record<string, unknown> {
  const { version, source, note } = row;
  return {
    ...{ version, source, note, state: stateOf(head, version) },
    sourceRef: row.source_ref,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

function stateOf(head: ProcedureHead, version: number): 'draft' | 'posted' | 'withdrawn' | 'past' {
  if (version === head.draftVersion) return 'draft';
  if (version !== head.postedVersion) return 'past';
  return head.state === 'withdrawn' ? 'withdrawn' : 'posted';
}
