import { webcrypto } from 'node:crypto';
import * as v from 'valibot';
import { inspectorateKeyId } from '#shared/lib/inspectorate-key-id.ts';
import { openKeyFile } from '#shared/lib/key-file.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { publicJwk, serverKey } from '#shared/protocol/fields.ts';
import {
  type InspectorateKey,
  inspectorateKey,
  protectedKeyFile,
} from '#shared/protocol/inspectorate-file.ts';
import { type SealedBox, type SealedFeedback, sealedFeedback } from '#shared/protocol/sealed-bodies.ts';
import { KEY_FILE_PORTS } from './key-file-ports.ts';
import { type BoxFault, openBox } from './open-box.ts';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Makes a key pair. The public part goes into the setting of the unit, whose tablets seal integrity reports to it from then on. */
export async function makeInspectorateKey(): Promise<InspectorateKey> {
  const pair = await webcrypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  if (!('privateKey' in pair)) throw new Error('expected a key pair');
  const jwk = v.parse(publicJwk, await webcrypto.subtle.exportKey('jwk', pair.publicKey));
  const secret = await webcrypto.subtle.exportKey('jwk', pair.privateKey);
  return v.parse(inspectorateKey, { id: inspectorateKeyId(jwk), jwk, private: secret });
}

/**
 * The key as its file says: an open one, or one that a browser put under a passphrase, which is then asked for.
 * `no-file`: it is no key file.
 */
export async function readInspectorateKey(
  json: unknown,
  askPassphrase: () => Promise<string>,
): Promise<Result<InspectorateKey, 'no-file' | 'wrong-passphrase'>> {
  const open = v.safeParse(inspectorateKey, json);
  if (open.success) return ok(open.output);
  const file = v.safeParse(protectedKeyFile, json);
  return file.success
    ? await openKeyFile(KEY_FILE_PORTS, file.output, await askPassphrase())
    : err('no-file');
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
