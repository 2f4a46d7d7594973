import * as v from 'valibot';
import { inspectorateKeyId } from '#shared/lib/inspectorate-key-id.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { type PublicJwk, publicJwk, type ServerKey } from '#shared/protocol/fields.ts';
import { type IntegrityKeyItem, integrityKeyItem } from '#shared/protocol/integrity-keys.ts';
import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import type { Connection } from '../store/database.ts';
import {
  countSealedReports,
  endIntegrityKey,
  findIntegrityKey,
  findIntegrityKeyOf,
  insertIntegrityKey,
  listIntegrityKeys,
} from '../store/integrity-keys.ts';
import { transact } from '../store/transact.ts';

type KeyContext = Pick<ServerContext, 'db' | 'clock'>;

/** The keys of a unit and below it, with how much hangs on each. */
export async function readIntegrityKeys(
  { db }: KeyContext,
  rootUnitId: string,
): Promise<readonly IntegrityKeyItem[]> {
  const rows = await listIntegrityKeys(db, rootUnitId);
  const sealed = await countSealedReports(db, rootUnitId);
  return rows.map((row) =>
    v.parse(integrityKeyItem, {
      unit: { id: row.unit_id, name: row.unit_name },
      ...{ id: row.key_id, jwk: JSON.parse(row.jwk_json), since: row.since, by: row.by_name },
      ...{ endedAt: row.ended_at, sealed: sealed.get(row.key_id) ?? 0 },
    }),
  );
}

/**
 * From the next contact on, tablets of the unit and below seal to this key; the former one ends. The key that is in force
 * already changes nothing. Refused: one that has ended, and a point that is not of the curve.
 */
export async function setIntegrityKey(
  context: KeyContext,
  actor: Actor,
  unitId: string,
  jwk: PublicJwk,
): Promise<Result<string, 'ended' | 'no-key'>> {
  if (!(await isOnCurve(jwk))) return err('no-key');
  const since = new Date(context.clock.nowMs()).toISOString();
  const id = inspectorateKeyId(jwk);
  return await transact(context.db, async (trx) => {
    const known = await findIntegrityKeyOf(trx, unitId, id);
    if (known !== undefined) return known.ended_at === null ? ok(id) : err('ended');
    const former = await endIntegrityKey(trx, unitId, since);
    await insertIntegrityKey(trx, {
      ...{ unit_id: unitId, key_id: id, jwk_json: JSON.stringify(jwk), since },
      ...{ by_name: actor.name, ended_at: null },
    });
    await audit(trx, context, actor, {
      ...{ action: 'integrity-key.set', unitId, subject: id },
      detail: { former },
    });
    return ok(id);
  });
}

/** Without a successor: tablets seal to the key of the nearest unit above, or as the settings say. False: there was none. */
export async function dropIntegrityKey(context: KeyContext, actor: Actor, unitId: string): Promise<boolean> {
  const now = new Date(context.clock.nowMs()).toISOString();
  return await transact(context.db, async (trx) => {
    const ended = await endIntegrityKey(trx, unitId, now);
    if (ended === null) return false;
    await audit(trx, context, actor, { action: 'integrity-key.ended', unitId, subject: ended });
    return true;
  });
}

/** What an inspector has set for a unit or above it; goes before the setting of whoever writes settings. */
export async function readIntegrityKey(connection: Connection, unitId: string): Promise<ServerKey | null> {
  const row = await findIntegrityKey(connection, unitId);
  return row === null ? null : { id: row.key_id, jwk: v.parse(publicJwk, JSON.parse(row.jwk_json)) };
}

/** To a point that is none, tablets could seal nothing, and every report would fail. */
async function isOnCurve(jwk: PublicJwk): Promise<boolean> {
  try {
    await crypto.subtle.importKey('jwk', jwk, { name: 'ECDH', namedCurve: 'P-256' }, true, []);
    return true;
  } catch {
    return false;
  }
}
