import * as v from 'valibot';
import * as fields from '#shared/protocol/fields.ts';
import type { DeviceDatabase } from './open-database.ts';

/** A key pair's private half: usable here, readable by nobody. */
const privateKey = v.custom<CryptoKey>((value) => value instanceof CryptoKey, 'not a CryptoKey');

const storedIdentity = v.object({
  key: v.literal('identity'),
  device: fields.deviceId,
  token: v.string(),
  unit: v.object({ id: fields.unitId, name: fields.shortText }),
  counter: v.object({ id: fields.counterId, name: fields.shortText }),
  privateKey,
  publicKey: fields.publicJwk,
  serverKey: fields.serverKey,
  ackKey: fields.serverKey,
  pairedAt: fields.isoUtc,
});

/** Who this tablet is, as agreed with the centre at pairing. */
export type Identity = Omit<v.InferOutput<typeof storedIdentity>, 'key'>;

/** The identity, or null when the tablet is not paired (or what is stored cannot be read any more: pair again). */
export async function readIdentity(db: DeviceDatabase): Promise<Identity | null> {
  const found = await db.run('r', ['identity'], ({ identity }) => identity.get('identity'));
  const parsed = v.safeParse(storedIdentity, found);
  if (!parsed.success) return null;
  const { key: _, ...identity } = parsed.output;
  return identity;
}

/** Replaces the identity; earlier keys are gone with it. */
export async function writeIdentity(db: DeviceDatabase, identity: Identity): Promise<void> {
  await db.run('rw', ['identity'], (stores) => stores.identity.put({ key: 'identity', ...identity }));
}
