import { webcrypto } from 'node:crypto';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { PublicJwk } from '#shared/protocol/fields.ts';
import type { PairRequest } from '#shared/protocol/pair.ts';
import { hashSecret } from '../accounts/hash-secret.ts';
import { audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import type { Connection } from '../store/database.ts';
import { revokeDevice } from '../store/device-reports.ts';
import { findDevice, findReplaced, type StoredDevice, setDeviceKey } from '../store/devices.ts';
import { findPairingCode, spendPairingCode } from '../store/pairing-codes.ts';
import { transact } from '../store/transact.ts';
import { normalisePairingCode } from './pairing-code.ts';

/** Unknown and spent codes get the same answer: a guesser learns nothing from it. */
export type PairRefusal = 'pairing-code-invalid' | 'pairing-code-expired';

/** The device as the tablet becomes it. The token is shown this once; only its hash is kept. */
export interface PairedDevice {
  readonly device: StoredDevice;
  readonly token: string;
}

/**
 * Spends a pairing code: the device gets the tablet's key and a token. Pairing an existing device again keeps its id; the
 * earlier key and token are worth nothing from then on. A device that takes over from another one retires it by this.
 */
export async function pairDevice(
  context: Pick<ServerContext, 'db' | 'clock' | 'random'>,
  request: PairRequest,
  address: string | null = null,
): Promise<Result<PairedDevice, PairRefusal>> {
  const token = Buffer.from(context.random.bytes(32)).toString('base64url');
  const at = new Date(context.clock.nowMs()).toISOString();
  return await transact(context.db, async (trx) => {
    const device = await spendCode(trx, normalisePairingCode(request.code), at);
    if (!device.ok) return device;
    await setDeviceKey(trx, device.value.id, {
      publicJwkJson: JSON.stringify(request.publicKey),
      tokenHash: hashSecret(token),
      app: request.app,
      pairedAt: at,
    });
    const { id, unitId } = device.value;
    const actor = { kind: 'device', id, name: 'pairing code', address } as const;
    await audit(trx, context, actor, { action: 'device.paired', unitId, subject: id });
    const replaced = await findReplaced(trx, id);
    if (replaced !== null && (await revokeDevice(trx, replaced.id, at))) {
      const deed = { action: 'device.retired', unitId: replaced.unitId, subject: replaced.id };
      await audit(trx, context, actor, { ...deed, detail: { by: id } });
    }
    return ok({ device: device.value, token });
  });
}

/** True when the key is a point of the curve, so that seals can be checked against it. */
export async function isUsableKey(jwk: PublicJwk): Promise<boolean> {
  try {
    await webcrypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

async function spendCode(
  connection: Connection,
  code: string,
  at: string,
): Promise<Result<StoredDevice, PairRefusal>> {
  const codeHash = hashSecret(code);
  const found = await findPairingCode(connection, codeHash);
  if (!found || found.usedAt !== null) return err('pairing-code-invalid');
  if (found.expiresAt <= at) return err('pairing-code-expired');
  const device = await findDevice(connection, found.deviceId);
  if (!device || device.revokedAt !== null) return err('pairing-code-invalid');
  return (await spendPairingCode(connection, codeHash, at)) ? ok(device) : err('pairing-code-invalid');
}
