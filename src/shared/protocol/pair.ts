import * as v from 'valibot';
import { counterId, deviceId, publicJwk, serverKey, shortText, unitId } from './fields.ts';

export const pairRequest = v.object({
  /** As shown by the centre; spaces, dashes and case are forgiven. */
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  publicKey: publicJwk,
  app: v.pipe(v.string(), v.maxLength(100)),
});
export type PairRequest = v.InferOutput<typeof pairRequest>;

export const pairResponse = v.object({
  device: deviceId,
  token: v.pipe(v.string(), v.minLength(20), v.maxLength(200)),
  unit: v.object({ id: unitId, name: shortText }),
  counter: v.object({ id: counterId, name: shortText }),
  /** To this key the tablet seals comments and contact data. */
  serverKey,
  /** With this key the centre signs its acks. */
  ackKey: serverKey,
  contentVersion: shortText,
});
export type PairResponse = v.InferOutput<typeof pairResponse>;
