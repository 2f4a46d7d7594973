import { createHash, webcrypto } from 'node:crypto';
import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { publicJwk, serverKey } from '#shared/protocol/fields.ts';
import { type SealedBox, type SealedFeedback, sealedFeedback } from '#shared/protocol/sealed-bodies.ts';
import { type BoxFault, openBox } from './open-box.ts';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** What an inspectorate keeps for itself: never at the centre. */
const inspectorateKey = v.object({ id: v.string(), jwk: publicJwk, private: v.looseObject({}) });
export type InspectorateKey = v.InferOutput<typeof inspectorateKey>;

/** Makes a key pair. The public part goes into the setting of the unit, whose tablets seal integrity reports to it from then on. */
export async function makeInspectorateKey(): Promise<InspectorateKey> {
  const pair = await webcrypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  if (!('privateKey' in pair)) throw new Error('expected a key pair');
  const jwk = v.parse(publicJwk, await webcrypto.subtle.exportKey('jwk', pair.publicKey));
  const digest = createHash('sha256').update(`${jwk.x}.${jwk.y}`).digest('hex');
  const secret = await webcrypto.subtle.exportKey('jwk', pair.privateKey);
  return v.parse(inspectorateKey, { id: `inspectorate-${digest.slice(0, 16)}`, jwk, private: secret });
}

/** The key as its file says; null: the file is none. */
export function readInspectorateKey(json: unknown): InspectorateKey | null {
  const parsed = v.safeParse(inspectorateKey, json);
  return parsed.success ? parsed.output : null;
}

/** What the centre is told. */
export function publicPart(key: InspectorateKey): v.InferOutput<typeof serverKey> {
  return v.parse(serverKey, key);
}

/** Opens an integrity report with the inspectorate's own key, away from the centre. */
export async function openReport(
  key: InspectorateKey,
  report: { readonly id: string; readonly sealed: SealedBox },
): Promise<Result<SealedFeedback, BoxFault>> {
  const { subtle } = webcrypto;
  const pair = {
    publicKey: await subtle.importKey('jwk', key.jwk, CURVE, true, []),
    privateKey: await subtle.importKey('jwk', key.private, CURVE, false, ['deriveBits']),
  };
  const purpose = { kind: 'feedback', entryId: report.id };
  const opened = await openBox(async (id) => (id === key.id ? pair : null), purpose, report.sealed);
  if (!opened.ok) return opened;
  const written = v.safeParse(sealedFeedback, opened.value);
  return written.success ? ok(written.output) : err('unreadable');
}
