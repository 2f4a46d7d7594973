import type { PinHash } from '#shared/protocol/unit-settings.ts';
import { createAccount } from '../accounts/create-account.ts';
import { makeOneTimePassword } from '../accounts/one-time-password.ts';
import { hashStaffPin, makeStaffPin } from '../accounts/staff-pin.ts';
import { isStoredPart } from '../content/read-settings.ts';
import { writeSetting } from '../content/write-setting.ts';
import type { ServerContext } from '../context.ts';
import { createDevice, type PairingInvitation } from '../devices/create-device.ts';
import { FIVE_LEVEL_QUESTIONNAIRE, VIETNAMESE_QUESTIONNAIRES } from '../rules/vietnamese-questionnaires.ts';
import { touchContent } from '../store/content.ts';
import type { Connection } from '../store/database.ts';
import { writeMeta } from '../store/meta.ts';
import {
  insertClerks,
  insertCounters,
  insertDuties,
  insertProcedures,
  insertUnits,
  isEmptyStore,
} from '../store/office.ts';
import { insertQuestionnaire } from '../store/questionnaires.ts';
import { transact } from '../store/transact.ts';
import { readProcedures } from './read-procedures.ts';
import { readUnits } from './read-units.ts';
import {
  SAMPLE_CLERKS,
  SAMPLE_COUNTERS,
  SAMPLE_UNIT_CODE,
  SAMPLE_UNIT_ID,
  sampleDuties,
} from './sample-office.ts';
import { sampleSettings } from './sample-settings.ts';

const NOTE = 'Cài đặt ban đầu của cơ quan mẫu';

/** What the first start hands to whoever started it; shown once. */
export interface FirstSecrets {
  readonly username: string;
  readonly password: string;
  readonly invitation: PairingInvitation;
  /** Opens what is for staff on the tablets. */
  readonly staffPin: string;
}

/** Puts the sample office into an empty store, all of it or nothing; null when somebody works with the store already. */
export async function seedOffice(
  context: Pick<ServerContext, 'db' | 'clock' | 'random' | 'publicUrl'>,
): Promise<FirstSecrets | null> {
  if (!(await isEmptyStore(context.db))) return null;
  const nowMs = context.clock.nowMs();
  const nowIso = new Date(nowMs).toISOString();
  const staffPin = makeStaffPin(context.random);
  // Slow on purpose, so before the transaction.
  const pin = await hashStaffPin(context.random, staffPin);
  return await transact(context.db, async (trx) => {
    // Takes a row's lock: of two processes on one store the second waits here and then finds it filled.
    await writeMeta(trx, 'sample-office-at', nowIso);
    if (!(await isEmptyStore(trx))) return null;
    await insertOffice(trx, nowMs, nowIso, pin);
    const invitation = await createDevice(trx, context, {
      unitId: SAMPLE_UNIT_ID,
      counterId: SAMPLE_COUNTERS[0]?.id ?? '',
      name: 'Máy tính bảng quầy 1',
    });
    const account = { username: 'admin', password: makeOneTimePassword(context.random) };
    await createAccount(trx, context, {
      ...account,
      role: 'admin',
      unitId: SAMPLE_UNIT_ID,
      mustChangePassword: true,
    });
    return { ...account, invitation, staffPin };
  });
}

async function insertOffice(
  connection: Connection,
  nowMs: number,
  nowIso: string,
  pin: PinHash,
): Promise<void> {
  await insertUnits(connection, readUnits(new Set([SAMPLE_UNIT_CODE])));
  await insertCounters(connection, SAMPLE_COUNTERS);
  await insertClerks(connection, SAMPLE_CLERKS);
  await insertDuties(connection, sampleDuties(nowMs));
  for (const questionnaire of VIETNAMESE_QUESTIONNAIRES)
    await insertQuestionnaire(connection, questionnaire, questionnaire === FIVE_LEVEL_QUESTIONNAIRE);
  await insertProcedures(
    connection,
    readProcedures().map((procedure) => ({
      unit_id: SAMPLE_UNIT_ID,
      code: procedure.code,
      name: procedure.name,
      field: procedure.field,
      body_json: JSON.stringify(procedure),
      updated_at: nowIso,
    })),
  );
  await insertSettings(connection, nowIso, pin);
  await touchContent(connection);
}

async function insertSettings(connection: Connection, nowIso: string, pin: PinHash): Promise<void> {
  const parts = { ...sampleSettings(nowIso.slice(0, 10)), staff: { pin } };
  for (const [part, body] of Object.entries(parts)) {
    if (!isStoredPart(part)) continue;
    const draft = { unitId: SAMPLE_UNIT_ID, part, body, effectiveFrom: null, createdBy: null, note: NOTE };
    const written = await writeSetting(connection, draft, nowIso);
    if (!written.ok) throw new Error(`the sample office’s ${part}: ${JSON.stringify(written.error)}`);
  }
}
