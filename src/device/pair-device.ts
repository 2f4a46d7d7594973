import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { publicJwk } from '#shared/protocol/fields.ts';
import { type PairResponse, pairResponse } from '#shared/protocol/pair.ts';
import { problem } from '#shared/protocol/problem.ts';
import type { Stamp } from '#sync/device-events.ts';
import type { Journal } from '#sync/ports.ts';
import { settleJournal } from '#sync/settle-journal.ts';
import type { Canary } from './canary.ts';
import { createDexieJournal } from './dexie-journal.ts';
import { type Identity, readIdentity, writeIdentity } from './identity-store.ts';
import type { DeviceDatabase } from './open-database.ts';

/** Why the tablet could not be paired. */
export type PairFault =
  /** The centre does not know the code, or it has been used. */
  | { readonly type: 'invalid' }
  | { readonly type: 'expired' }
  /** Too many tries; the centre wants a pause. */
  | { readonly type: 'throttled' }
  | { readonly type: 'unreachable'; readonly reason: string }
  | { readonly type: 'storage'; readonly cause: unknown }
  /** No WebCrypto: the page was not loaded over https or from localhost. */
  | { readonly type: 'insecure' };

export interface PairPorts {
  readonly db: DeviceDatabase;
  readonly canary: Canary;
  readonly fetch: typeof fetch;
  readonly crypto: Crypto;
  readonly stamp: Stamp;
  /** Where the centre is; empty for the origin that served the app. */
  readonly baseUrl?: string;
}

/**
 * Makes the device's key, trades the code for an identity and stores it. A journal that is already there goes on: under
 * the same replica for the same device, in a new one when the tablet becomes another device.
 */
export async function pairDevice(
  ports: PairPorts,
  request: { readonly code: string; readonly app: string },
): Promise<Result<Identity, PairFault>> {
  const { db, stamp } = ports;
  if (ports.crypto.subtle === undefined) return err({ type: 'insecure' });
  const journal = createDexieJournal(db, stamp);
  try {
    // A disk that takes nothing must show before the code is spent.
    await journal.state();
    const keys = await makeKeys(ports.crypto.subtle);
    const answer = await askCentre(ports, { ...request, publicKey: keys.publicKey });
    if (!answer.ok) return answer;
    const pairedAt = new Date(stamp.clock.nowMs()).toISOString();
    const { contentVersion: _, ...agreed } = answer.value;
    const identity: Identity = { ...agreed, ...keys, pairedAt };
    await settle(ports, journal, identity);
    return ok(identity);
  } catch (cause) {
    return err({ type: 'storage', cause });
  }
}

/** The journal first: an identity without it would send entries under the wrong device. */
async function settle(ports: PairPorts, journal: Journal, identity: Identity): Promise<void> {
  const { db, canary, stamp } = ports;
  const before = await readIdentity(db);
  const { device } = identity;
  await settleJournal(journal, stamp, { before: before?.device ?? null, device, lost: canary.read() });
  await writeIdentity(db, identity);
  canary.write({ device, replica: (await journal.state()).replica });
}

async function makeKeys(subtle: SubtleCrypto): Promise<Pick<Identity, 'privateKey' | 'publicKey'>> {
  const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const publicKey = v.parse(publicJwk, await subtle.exportKey('jwk', pair.publicKey));
  return { privateKey: pair.privateKey, publicKey };
}

async function askCentre(
  { fetch, baseUrl = '' }: PairPorts,
  body: { readonly code: string; readonly app: string; readonly publicKey: Identity['publicKey'] },
): Promise<Result<PairResponse, PairFault>> {
  let answer: { readonly status: number; readonly json: unknown };
  try {
    const response = await fetch(`${baseUrl}/api/v1/pair`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(PAIR_TIMEOUT_MS),
    });
    answer = { status: response.status, json: await response.json() };
  } catch (cause) {
    return err({ type: 'unreachable', reason: String(cause) });
  }
  const agreed = v.safeParse(pairResponse, answer.json);
  if (agreed.success && answer.status < 300) return ok(agreed.output);
  return err(faultOf(answer));
}

const PAIR_TIMEOUT_MS = 20_000;

function faultOf(answer: { readonly status: number; readonly json: unknown }): PairFault {
  const refused = v.safeParse(problem, answer.json);
  if (!refused.success)
    return { type: 'unreachable', reason: `status ${answer.status}, not from our centre` };
  const { code } = refused.output;
  if (code === 'pairing-code-expired') return { type: 'expired' };
  if (code === 'too-many-requests') return { type: 'throttled' };
  if (code === 'pairing-code-invalid' || code === 'bad-request') return { type: 'invalid' };
  return { type: 'unreachable', reason: `status ${answer.status} ${code}` };
}
