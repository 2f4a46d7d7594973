import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ProblemCode } from '#shared/protocol/problem.ts';
import {
  type PublishedTold,
  publishedTold,
  type ToldBody,
  type ToldEdit,
  toldBody,
} from '#shared/protocol/told.ts';
import { type Actor, audit } from '../audit/audit.ts';
import { COMMON_DOOR } from '../cases/case-door.ts';
import type { ServerContext } from '../context.ts';
import { findCaseWithin } from '../store/cases.ts';
import { touchContent } from '../store/content.ts';
import type { Connection } from '../store/database.ts';
import { findUnit } from '../store/directory.ts';
import { changeTold, findToldWithin, insertTold, type ToldRow } from '../store/told.ts';
import { transact } from '../store/transact.ts';
import { createEvidenceCount } from './count-evidence.ts';

type EditContext = Pick<ServerContext, 'db' | 'clock' | 'random'>;
export type ToldRefusal = Extract<
  ProblemCode,
  'bad-request' | 'forbidden' | 'not-found' | 'told-changed' | 'told-state'
>;

/** Who edits, and from which unit. */
export interface ToldEditor {
  readonly rootUnitId: string;
  readonly actor: Actor;
}

/** A new entry of a unit, as a draft; answers its id. */
export async function createTold(
  context: EditContext,
  { actor }: ToldEditor,
  unitId: string,
  body: ToldBody,
): Promise<Result<string, ToldRefusal>> {
  const at = new Date(context.clock.nowMs()).toISOString();
  const id = `told-${Buffer.from(context.random.bytes(8)).toString('hex')}`;
  return await transact(context.db, async (trx): Promise<Result<string, ToldRefusal>> => {
    if (!(await hasCases(trx, unitId, body))) return err('bad-request');
    const text = JSON.stringify(body);
    await insertTold(
      trx,
      {
        ...{ id, unit_id: unitId, state: 'draft', version: 1, body_json: text, done_on: body.date },
        ...{ published_json: null, created_at: at, changed_at: at, changed_by: actor.name },
      },
      {
        ...{ entry_id: id, version: 1, at, by_name: actor.name },
        ...{ action: 'create', body_json: text, note: null },
      },
    );
    await audit(trx, context, actor, { action: 'told.create', unitId, subject: id });
    return ok(id);
  });
}

/** Does one deed to an entry: on the version that was looked at, or not at all. Tablets and the board follow in the same transaction. */
export async function editTold(
  context: EditContext,
  { rootUnitId, actor }: ToldEditor,
  id: string,
  edit: ToldEdit,
): Promise<Result<null, ToldRefusal>> {
  const atIso = new Date(context.clock.nowMs()).toISOString();
  return await transact(context.db, async (trx): Promise<Result<null, ToldRefusal>> => {
    const row = await findToldWithin(trx, id, rootUnitId);
    if (row === undefined) return err('not-found');
    if (row.version !== edit.version) return err('told-changed');
    const planned = await plan(trx, context, row, edit, atIso);
    if (!planned.ok) return planned;
    const note = edit.action === 'save' ? null : edit.note;
    const change = { ...planned.value, changed_at: atIso, changed_by: actor.name };
    if (!(await changeTold(trx, row, change, { action: edit.action, note }))) return err('told-changed');
    if (planned.value.published_json !== row.published_json) await touchContent(trx);
    const deed = { action: `told.${edit.action}`, unitId: row.unit_id, subject: id };
    await audit(trx, context, actor, { ...deed, detail: { version: row.version + 1 } });
    return ok(null);
  });
}

type Change = Pick<ToldRow, 'state' | 'body_json' | 'done_on' | 'published_json'>;

async function plan(
  connection: Connection,
  context: EditContext,
  row: ToldRow,
  edit: ToldEdit,
  atIso: string,
): Promise<Result<Change, ToldRefusal>> {
  const { state, body_json, done_on, published_json } = row;
  switch (edit.action) {
    case 'save':
      if (!(await hasCases(connection, row.unit_id, edit.body))) return err('bad-request');
      return ok({
        ...{ state, published_json, done_on: edit.body.date },
        body_json: JSON.stringify(edit.body),
      });
    case 'publish': {
      const out = await toPublished(connection, context, row, atIso);
      return ok({ state: 'published', body_json, done_on, published_json: JSON.stringify(out) });
    }
    case 'withdraw':
      return state === 'published'
        ? ok({ state: 'withdrawn', body_json, done_on, published_json: null })
        : err('told-state');
  }
}

async function toPublished(
  connection: Connection,
  context: EditContext,
  row: ToldRow,
  at: string,
): Promise<PublishedTold> {
  const body = v.parse(toldBody, JSON.parse(row.body_json));
  const unit = await findUnit(connection, row.unit_id);
  if (unit === undefined) throw new Error(`the entry ${row.id} is of no unit`);
  const place = { unitId: unit.id, timeZone: unit.time_zone, nowMs: context.clock.nowMs() };
  const countEvidence = await createEvidenceCount(connection, place);
  return v.parse(publishedTold, { body, evidence: await countEvidence(body), at });
}

/** Whether the cases that it names are the unit's own, and none is a report to the inspectorate. */
async function hasCases(connection: Connection, unitId: string, { cause }: ToldBody): Promise<boolean> {
  for (const id of cause?.cases ?? []) {
    const found = await findCaseWithin(connection, id, { rootUnitId: unitId, kinds: COMMON_DOOR.kinds });
    if (found === null) return false;
  }
  return true;
}
