import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import { hashSecret } from '../accounts/hash-secret.ts';
import type { ServerContext } from '../context.ts';
import type { Connection } from '../store/database.ts';
import { insertDevice } from '../store/devices.ts';
import { replacePairingCode } from '../store/pairing-codes.ts';
import { formatPairingCode, makePairingCode } from './pairing-code.ts';

/** A pairing code is worth something for a quarter of an hour, once. */
const PAIRING_CODE_LIFETIME_MS: number = 15 * 60_000;

/** What an administrator hands to whoever stands at the tablet. Only its hash is kept: it cannot be shown again. */
export interface PairingInvitation {
  readonly device: string;
  readonly pairingCode: string;
  readonly pairingUrl: string;
  readonly expiresAt: string;
}

/** Makes a device on a counter and its first pairing code. The caller has checked that the counter is the unit's. */
export async function createDevice(
  connection: Connection,
  context: Pick<ServerContext, 'clock' | 'random' | 'publicUrl'>,
  device: {
    readonly unitId: string;
    readonly counterId: string;
    readonly name: string;
    readonly replacesId?: string | undefined;
  },
): Promise<PairingInvitation> {
  const nowMs = context.clock.nowMs();
  const id = uuidV7(nowMs, context.random.bytes(10));
  await insertDevice(connection, { ...device, id, createdAt: new Date(nowMs).toISOString() });
  return await issuePairingCode(connection, context, id);
}

/** A new code for a device that exists, for the first pairing or to pair again; earlier codes are worth nothing then. */
export async function issuePairingCode(
  connection: Connection,
  context: Pick<ServerContext, 'clock' | 'random' | 'publicUrl'>,
  deviceId: string,
): Promise<PairingInvitation> {
  const nowMs = context.clock.nowMs();
  const code = makePairingCode(context.random);
  const expiresAt = new Date(nowMs + PAIRING_CODE_LIFETIME_MS).toISOString();
  await replacePairingCode(connection, {
    codeHash: hashSecret(code),
    deviceId,
    createdAt: new Date(nowMs).toISOString(),
    expiresAt,
  });
  const pairingCode = formatPairingCode(code);
  return {
    device: deviceId,
    pairingCode,
    pairingUrl: `${context.publicUrl}/?pair=${pairingCode}`,
    expiresAt,
  };
}
