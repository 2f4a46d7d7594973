import { err, type Result } from '#shared/lib/result.ts';
import type { OfficeConflict, UnitEventName } from '#shared/protocol/office-admin.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { touchContent } from '../store/content.ts';
import type { Connection } from '../store/database.ts';
import { transact } from '../store/transact.ts';
import { type Change, insertUnitEvent } from '../store/unit-events.ts';

/** What a change of the office works with. */
export interface OfficeEdit {
  readonly connection: Connection;
  /** Every rule pack that is known. */
  readonly packs: readonly RulePack[];
  readonly nowMs: number;
  readonly nowIso: string;
  /** A new id; ids are never used again, so they say nothing but what they stand for. */
  newId(prefix: string): string;
  /** Puts it into the history of the unit and into the audit log. */
  record(event: OfficeEvent): Promise<void>;
}

export interface OfficeEvent {
  readonly unitId: string;
  readonly event: UnitEventName;
  readonly subject?: string | undefined;
  readonly changes?: readonly Change[] | undefined;
  readonly note?: string | null | undefined;
}

/**
 * Runs one change of the office in a transaction of its own; changes of all processes come one after another. What is
 * refused leaves nothing behind.
 */
export async function editOffice<T>(
  context: Pick<ServerContext, 'db' | 'clock' | 'random' | 'rules'>,
  actor: Actor,
  work: (edit: OfficeEdit) => Promise<Result<T, OfficeConflict>>,
): Promise<Result<T, OfficeConflict>> {
  try {
    return await transact(context.db, async (connection) => {
      // First, since it locks: what is looked at from here on (a number that is free) stays so.
      await touchContent(connection);
      const done = await work(createEdit(connection, context, actor));
      if (!done.ok) throw new Refused(done.error);
      return done;
    });
  } catch (error) {
    if (error instanceof Refused) return err(error.conflict);
    throw error;
  }
}

/** Rolls the transaction back. */
class Refused extends Error {
  readonly conflict: OfficeConflict;

  constructor(conflict: OfficeConflict) {
    super(conflict);
    this.conflict = conflict;
  }
}

function createEdit(
  connection: Connection,
  context: Pick<ServerContext, 'clock' | 'random' | 'rules'>,
  actor: Actor,
): OfficeEdit {
  const nowMs = context.clock.nowMs();
  const nowIso = new Date(nowMs).toISOString();
  return {
    connection,
    packs: context.rules,
    nowMs,
    nowIso,
    newId: (prefix) => `${prefix}-${Buffer.from(context.random.bytes(8)).toString('hex')}`,
    record: async ({ unitId, event, subject = null, changes = [], note = null }) => {
      const by = actor.kind === 'program' ? null : actor.name;
      await insertUnitEvent(connection, { unitId, event, subject, changes, note, at: nowIso, by });
      await audit(connection, context, actor, { action: event, unitId, subject, detail: { changes } });
    },
  };
}

/** The members that differ, as text. */
export function changesBetween<T extends Readonly<Record<string, string | null>>>(
  before: T,
  after: { readonly [K in keyof T]?: string | null | undefined },
): readonly Change[] {
  return Object.keys(before).flatMap((member) => {
    const [from, to] = [before[member] ?? null, after[member]];
    return to === undefined || to === from ? [] : [{ member, from, to }];
  });
}
