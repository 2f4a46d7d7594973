import * as v from 'valibot';
import { err, type Result } from '#shared/lib/result.ts';
import type { SettingIssue } from '#shared/protocol/stored-settings.ts';
import { type PinHash, staffSetting } from '#shared/protocol/unit-settings.ts';
import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { findUnit } from '../store/directory.ts';
import { transact } from '../store/transact.ts';
import { readSetting } from './read-settings.ts';
import { writeSetting } from './write-setting.ts';

export type PinRefusal =
  | { readonly type: 'no-such-unit' }
  | { readonly type: 'not-valid'; readonly issues: readonly SettingIssue[] };

/**
 * Gives the unit's tablets a PIN, or takes it away (null). What else holds for its staff stays; where that was inherited, it
 * becomes the unit's own, since a part is inherited whole.
 */
export async function setStaffPin(
  context: Pick<ServerContext, 'db' | 'clock'>,
  change: {
    readonly unitId: string;
    readonly pin: PinHash | null;
    readonly actor: Actor;
    readonly note: string;
  },
): Promise<Result<{ readonly version: number }, PinRefusal>> {
  const { unitId, pin, actor, note } = change;
  const nowIso = new Date(context.clock.nowMs()).toISOString();
  return await transact(context.db, async (trx) => {
    if ((await findUnit(trx, unitId)) === undefined) return err({ type: 'no-such-unit' });
    const staff = (await readSetting(trx, unitId, 'staff', nowIso)) ?? v.parse(staffSetting, {});
    const draft = {
      unitId,
      part: 'staff' as const,
      body: { ...staff, pin },
      effectiveFrom: null,
      createdBy: actor.id === null ? null : actor.name,
      note,
    };
    const written = await writeSetting(trx, draft, nowIso);
    if (!written.ok) return err({ type: 'not-valid', issues: written.error });
    const action = pin === null ? 'staff-pin.removed' : 'staff-pin.set';
    await audit(trx, context, actor, { action, unitId, subject: unitId });
    return written;
  });
}
