import { err, ok, type Result } from '#shared/lib/result.ts';
import type { FlagState } from '#shared/protocol/flags.ts';
import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { writeCounted } from '../figures/keep-sums.ts';
import type { Connection } from '../store/database.ts';
import { lockDevice } from '../store/devices.ts';
import { findFlagDecisions, findRatingFlags, insertFlagDecision } from '../store/rating-flags.ts';
import { findRatings, type RatingRow } from '../store/rating-projection.ts';
import { transact } from '../store/transact.ts';
import { flagStateOf } from './read-flags.ts';

/** What somebody wants to do about a flag, and why. */
export interface FlagDecision {
  readonly rating: string;
  readonly flag: string;
  readonly action: 'appealed' | 'set-aside' | 'upheld';
  readonly reason: string;
}

/** From where each step may be taken: an appeal is made once; what was set aside may come back, and the other way round. */
const ALLOWED: Readonly<Record<FlagDecision['action'], readonly FlagState[]>> = {
  appealed: ['active'],
  'set-aside': ['active', 'appealed', 'upheld'],
  upheld: ['active', 'appealed', 'set-aside'],
};

/**
 * Appeals against a flag, sets it aside or upholds it. The rating stays what it is; whether it counts as flagged may change, and
 * then it moves on in the feed, so that whoever pulls sees it. Written into the audit log with its reason.
 */
export async function decideFlag(
  context: Pick<ServerContext, 'db' | 'clock'>,
  actor: Actor,
  decision: FlagDecision,
): Promise<Result<FlagState, 'not-found' | 'flag-state'>> {
  const at = new Date(context.clock.nowMs()).toISOString();
  return await transact(context.db, async (trx) => {
    const row = await lockRating(trx, decision.rating);
    const flags = await findRatingFlags(trx, [decision.rating]);
    if (row === null || !flags.some(({ flag }) => flag === decision.flag)) return err('not-found');
    const all = await findFlagDecisions(trx, [decision.rating]);
    const before = all.filter(({ flag }) => flag === decision.flag);
    if (!ALLOWED[decision.action].includes(flagStateOf(before))) return err('flag-state');
    await insertFlagDecision(trx, {
      entry_id: decision.rating,
      flag: decision.flag,
      no: before.length + 1,
      unit_id: row.unit_id,
      action: decision.action,
      reason: decision.reason,
      made_by: actor.name,
      made_at: at,
    });
    const standing = flags
      .map(({ flag }) => flag)
      .filter((flag) => {
        const own = all.filter((one) => one.flag === flag);
        return flagStateOf(flag === decision.flag ? [...own, decision] : own) !== 'set-aside';
      });
    const next = { ...row, flags_json: JSON.stringify(standing.toSorted()) };
    if (next.flags_json !== row.flags_json)
      await writeCounted(trx, { ratings: [next], before: new Map([[row.entry_id, row]]), asks: [] });
    await audit(trx, context, actor, {
      action: `flag-${decision.action}`,
      unitId: row.unit_id,
      subject: decision.rating,
      detail: { flag: decision.flag, reason: decision.reason },
    });
    return ok(decision.action);
  });
}

/** The rating, with its device locked as for an arrival, so that neither overwrites the other. */
async function lockRating(connection: Connection, id: string): Promise<RatingRow | null> {
  const [found] = await findRatings(connection, [id]);
  if (found === undefined) return null;
  await lockDevice(connection, found.device_id);
  return (await findRatings(connection, [id]))[0] ?? null;
}
