import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ProcedureBody } from '#shared/protocol/procedure.ts';
import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { touchContent } from '../store/content.ts';
import type { Connection } from '../store/database.ts';
import { foldedName } from '../store/folded-name.ts';
import {
  findVersion,
  insertEvents,
  insertHead,
  insertVersions,
  moveHead,
  rewriteVersion,
} from '../store/procedure-versions.ts';
import { lockProcedure, type ProcedureHead } from '../store/procedures.ts';
import { transact } from '../store/transact.ts';
import { bodyToText, textToBody } from './body-text.ts';

/** Why a change was not made; nothing was done then. */
export type EditRefusal =
  /** Somebody else changed it since. */
  | 'procedure-changed'
  /** It has no draft to post or to throw away, or is not posted. */
  | 'procedure-state'
  | 'not-found';

/** Who changes what, and which state of it was looked at. */
export interface Edit {
  readonly unitId: string;
  readonly code: string;
  readonly revision: number;
  readonly actor: Actor;
  readonly note: string | null;
}

type EditContext = Pick<ServerContext, 'db' | 'clock'>;
type Edited = Result<null, EditRefusal>;

/** Writes the draft: over one's own, beside everybody else's. What the public sees stays. */
export async function saveDraft(context: EditContext, edit: Edit, body: ProcedureBody): Promise<Edited> {
  return await change(context, edit, async (trx, head, at) => {
    if (head === null) return await createDraft(trx, edit, body, at);
    const version = await writeDraft(trx, edit, head, body, at);
    if (version === null) return ok(null);
    return await move(context, trx, edit, 'edited', version, {
      ...(head.state === 'draft' ? shownOf(body) : {}),
      ...{ draft_version: version, last_version: Math.max(head.lastVersion, version), updated_at: at },
    });
  });
}

/** Posts the draft, or an older version once more as a new one. */
export async function postProcedure(
  context: EditContext,
  edit: Edit,
  version: number | undefined,
): Promise<Edited> {
  return await change(context, edit, async (trx, head, at) => {
    if (head === null) return err('not-found');
    const wanted = version ?? head.draftVersion;
    if (wanted === null) return err('procedure-state');
    const found = await findVersion(trx, edit.unitId, edit.code, wanted);
    if (found === undefined) return err('not-found');
    const isDraft = wanted === head.draftVersion;
    const posted = isDraft ? wanted : head.lastVersion + 1;
    if (!isDraft) {
      const copy = { version: posted, source: 'restored', source_ref: String(wanted) } as const;
      const made = { created_at: at, created_by: edit.actor.name, note: edit.note };
      await insertVersions(trx, [{ ...found, ...copy, ...made }]);
    }
    await touchContent(trx);
    return await move(context, trx, edit, isDraft ? 'posted' : 'restored', posted, {
      ...shownOf(textToBody(found.body_json)),
      ...{ state: 'posted', posted_version: posted, posted_at: at, updated_at: at },
      ...(isDraft ? { draft_version: null } : { last_version: posted }),
      // Nobody has compared this version with its source yet.
      ...{ checked_by: null, checked_on: null },
    });
  });
}

/** Takes it from the public; all its versions stay. */
export async function withdrawProcedure(context: EditContext, edit: Edit): Promise<Edited> {
  return await change(context, edit, async (trx, head, at) => {
    if (head?.state !== 'posted') return err('procedure-state');
    await touchContent(trx);
    return await move(context, trx, edit, 'withdrawn', head.postedVersion, {
      state: 'withdrawn',
      updated_at: at,
    });
  });
}

/** Throws the draft away; as a version it stays in the history. */
export async function discardDraft(context: EditContext, edit: Edit): Promise<Edited> {
  return await change(context, edit, async (trx, head, at) => {
    if (head === null || head.draftVersion === null) return err('procedure-state');
    const state = head.state === 'draft' ? 'withdrawn' : head.state;
    return await move(context, trx, edit, 'draft-discarded', head.draftVersion, {
      ...{ state, draft_version: null, updated_at: at },
    });
  });
}

/** Notes that the posting was compared with its source. `shownBy` is told to the public, the account is not. */
export async function checkProcedure(
  context: EditContext,
  edit: Edit,
  check: { readonly shownBy: string; readonly on: string },
): Promise<Edited> {
  return await change(context, edit, async (trx, head, at) => {
    if (head?.state !== 'posted') return err('procedure-state');
    await touchContent(trx);
    return await move(context, trx, edit, 'checked', head.postedVersion, {
      ...{ checked_by: check.shownBy, checked_on: check.on, updated_at: at },
    });
  });
}

/** One change of one procedure: whoever looked at an older state of it is told, and nothing is done. */
async function change(
  context: EditContext,
  edit: Edit,
  work: (trx: Connection, head: ProcedureHead | null, at: string) => Promise<Edited>,
): Promise<Edited> {
  return await transact(context.db, async (trx) => {
    const head = await lockProcedure(trx, edit.unitId, edit.code);
    if ((head?.revision ?? 0) !== edit.revision) return err('procedure-changed');
    return await work(trx, head, new Date(context.clock.nowMs()).toISOString());
  });
}

async function createDraft(
  connection: Connection,
  edit: Edit,
  body: ProcedureBody,
  at: string,
): Promise<Edited> {
  const { unitId: unit_id, code } = edit;
  const made = await insertHead(connection, {
    ...{ unit_id, code, ...shownOf(body), updated_at: at },
    ...{ state: 'draft', draft_version: 1, last_version: 1, revision: 1 },
  });
  if (!made) return err('procedure-changed');
  await insertVersions(connection, [toVersion(edit, body, at, 1)]);
  await insertEvents(connection, [toEvent(edit, at, 'created', 1)]);
  return ok(null);
}

/** The number of the draft that now says it; null when it says so already. */
async function writeDraft(
  connection: Connection,
  edit: Edit,
  head: ProcedureHead,
  body: ProcedureBody,
  at: string,
): Promise<number | null> {
  const { unitId, code } = edit;
  const { draftVersion } = head;
  const draft = draftVersion === null ? undefined : await findVersion(connection, unitId, code, draftVersion);
  const row = toVersion(edit, body, at, head.lastVersion + 1);
  if (draft?.body_json === row.body_json && draft.note === row.note) return null;
  const own = draft?.source === 'edited' && draft.created_by === edit.actor.name;
  if (draft === undefined || !own) {
    await insertVersions(connection, [row]);
    return row.version;
  }
  const { body_json, created_at, created_by, note } = row;
  const set = { body_json, created_at, created_by, note };
  await rewriteVersion(connection, { unitId, code, version: draft.version }, set);
  return draft.version;
}

async function move(
  context: EditContext,
  connection: Connection,
  edit: Edit,
  event: Parameters<typeof insertEvents>[1][number]['event'],
  version: number | null,
  set: Parameters<typeof moveHead>[2] & { readonly updated_at: string },
): Promise<Edited> {
  await moveHead(connection, edit, set);
  await insertEvents(connection, [toEvent(edit, set.updated_at, event, version)]);
  const { unitId, code: subject } = edit;
  const action = PUBLIC_DEEDS[event];
  if (action !== undefined)
    await audit(connection, context, edit.actor, { action, unitId, subject, detail: { version } });
  return ok(null);
}

/** What the public sees of it is in the audit log too; the history tells everything. */
const PUBLIC_DEEDS: Readonly<Record<string, string>> = {
  posted: 'procedure.posted',
  restored: 'procedure.posted',
  withdrawn: 'procedure.withdrawn',
  checked: 'procedure.checked',
};

function toVersion(edit: Edit, body: ProcedureBody, at: string, version: number) {
  const { unitId: unit_id, code, note } = edit;
  const created_by = edit.actor.name;
  return {
    ...{ unit_id, code, version, source: 'edited' as const, source_ref: null },
    ...{ body_json: bodyToText(body), created_at: at, created_by, note },
  };
}

function toEvent(
  edit: Edit,
  at: string,
  event: Parameters<typeof insertEvents>[1][number]['event'],
  version: number | null,
) {
  return {
    unit_id: edit.unitId,
    code: edit.code,
    at,
    account: edit.actor.name,
    event,
    version,
    note: edit.note,
  };
}

function shownOf(body: ProcedureBody) {
  return { name: body.name, field: body.field, folded: foldedName(body.name) };
}
