import { hashSecret } from '../accounts/hash-secret.ts';
import type { ServerContext } from '../context.ts';
import { findDeviceByTokenHash, type StoredDevice } from '../store/devices.ts';

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]{1,512})$/i;

/**
 * Whose token it is, or null: unknown, revoked or absent alike. The token is looked up by its hash, so that the time of
 * the answer tells nothing about how much of a guess was right.
 */
export async function authenticateDevice(
  context: Pick<ServerContext, 'db'>,
  authorization: string | undefined,
): Promise<StoredDevice | null> {
  const token = BEARER.exec(authorization ?? '')?.[1];
  if (token === undefined) return null;
  const device = await findDeviceByTokenHash(context.db, hashSecret(token));
  return device && device.revokedAt === null ? device : null;
}
