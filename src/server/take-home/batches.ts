import { sealTakeHomeCode, type TakeHomeSlot } from '#shared/domain/take-home-code.ts';
import { NUMBERS_IN_HOUR } from '#shared/domain/take-home-limits.ts';
import { type BatchCreate, CODES_ON_SHEET } from '#shared/protocol/take-home.ts';
import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { type BatchRow, revokeBatch } from '../store/take-home-keys.ts';
import { transact } from '../store/transact.ts';
import { macOf } from './code-mac.ts';
import { makeCodeKey } from './make-code-key.ts';

/** Makes a batch of codes to be printed; answers its number. */
export async function addBatch(
  context: ServerContext,
  actor: Actor,
  unitId: string,
  { counter, name, sheets, validUntil }: BatchCreate,
): Promise<number> {
  const codes = sheets * CODES_ON_SHEET;
  return await transact(context.db, async (trx) => {
    const { no } = await makeCodeKey(trx, context, {
      ...{ kind: 'batch', unit_id: unitId, device_id: null, counter_id: counter, name, codes },
      ...{ valid_until: validUntil, created_by: actor.name },
    });
    const deed = { action: 'take-home.batch-made', unitId, subject: String(no) };
    await audit(trx, context, actor, { ...deed, detail: { counter, codes, validUntil } });
    return no;
  });
}

/** Every code of a batch in order, made anew from its key. Whoever takes them is written down: each is a rating. */
export async function codesOf(context: ServerContext, actor: Actor, row: BatchRow) {
  const mac = macOf(context.atRest, row.no, row.secret_sealed);
  const place = { counter: row.counter_id ?? '', clerk: null };
  const codes: string[] = [];
  for (let index = 0; index < (row.codes ?? 0); index++)
    codes.push(await sealTakeHomeCode(row.no, slotOf(index), place, mac));
  await transact(context.db, async (trx) => {
    const deed = { action: 'take-home.batch-printed', unitId: row.unit_id, subject: String(row.no) };
    await audit(trx, context, actor, deed);
  });
  const batch = batchRowToItem(row);
  return { batch, unitName: row.unit_name, address: `${context.publicUrl}/p/`, codes };
}

/** From now on no code of it is taken. Twice is as good as once. */
export async function withdrawBatch(context: ServerContext, actor: Actor, row: BatchRow): Promise<void> {
  const now = new Date(context.clock.nowMs()).toISOString();
  await transact(context.db, async (trx) => {
    if (!(await revokeBatch(trx, row.no, now))) return;
    const deed = { action: 'take-home.batch-withdrawn', unitId: row.unit_id, subject: String(row.no) };
    await audit(trx, context, actor, deed);
  });
}

/** As the API tells it. */
export function batchRowToItem(row: BatchRow) {
  return {
    ...{ no: row.no, name: row.name, unit: row.unit_id, codes: row.codes, used: Number(row.used) },
    counter: { id: row.counter_id, name: row.counter_name },
    ...{ validUntil: row.valid_until, createdAt: row.created_at, createdBy: row.created_by },
    revokedAt: row.closed_at,
  };
}

function slotOf(index: number): TakeHomeSlot {
  return { hour: Math.floor(index / NUMBERS_IN_HOUR), no: index % NUMBERS_IN_HOUR };
}
