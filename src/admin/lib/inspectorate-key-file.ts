import * as v from 'valibot';
import { openKeyFile, protectKey } from '#shared/lib/key-file.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { PublicJwk } from '#shared/protocol/fields.ts';
import { inspectorateKey, protectedKeyFile } from '#shared/protocol/inspectorate-file.ts';
import { type HeldKey, holdKey, KEY_FILE_PORTS, makeInspectorateKey } from './inspectorate-crypto.ts';

/** Why a file gives no key. */
export type KeyFileFault = 'no-file' | 'wrong-passphrase';

/** A key out of its file, ready to open reports, with the public part that may be uploaded. */
export interface LoadedKey {
  readonly held: HeldKey;
  readonly jwk: PublicJwk;
}

/** Makes a key and the text of its file; the open private part goes nowhere else. */
export async function makeKeyFile(
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<{ readonly name: string; readonly text: string }> {
  const key = await makeInspectorateKey();
  const file = await protectKey({ ...KEY_FILE_PORTS, randomBytes }, key, passphrase);
  return { name: `${key.id}.json`, text: `${JSON.stringify(file, null, 2)}\n` };
}

/**
 * Loads a key out of its file: one that the browser made, under its passphrase, or an open one of the command line, which
 * needs none.
 */
export async function loadKeyFile(
  text: string,
  passphrase: string,
): Promise<Result<LoadedKey, KeyFileFault>> {
  const json = parseJson(text);
  const open = v.safeParse(inspectorateKey, json);
  if (open.success) return await toLoaded(open.output);
  const file = v.safeParse(protectedKeyFile, json);
  if (!file.success) return err('no-file');
  const opened = await openKeyFile(KEY_FILE_PORTS, file.output, passphrase);
  return opened.ok ? await toLoaded(opened.value) : opened;
}

async function toLoaded(
  key: v.InferOutput<typeof inspectorateKey>,
): Promise<Result<LoadedKey, KeyFileFault>> {
  const held = await holdKey(key);
  return held === null ? err('no-file') : ok({ held, jwk: key.jwk });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
