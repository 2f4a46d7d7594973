import { Secret, TOTP } from 'otpauth';
import type { ServerContext } from '../context.ts';
import {
  type AccountRow,
  replaceRecoveryCodes,
  spendRecoveryCode,
  spendSecondFactorStep,
  updateSecondFactor,
} from '../store/accounts.ts';
import type { Connection } from '../store/database.ts';
import { hashSecret } from './hash-secret.ts';
import { makeOneTimePassword } from './one-time-password.ts';

const PERIOD_MS = 30_000;
/** A code of the step before or after is taken too: clocks differ (RFC 6238 §5.2). */
const WINDOW = 1;
const RECOVERY_CODES = 8;

type FactorContext = Pick<ServerContext, 'atRest' | 'clock' | 'random'>;

/** A new secret for an app of one-time codes (RFC 6238), kept but not yet in force. */
export async function offerSecondFactor(
  connection: Connection,
  context: FactorContext,
  account: { readonly id: string; readonly username: string },
): Promise<{ readonly secret: string; readonly uri: string }> {
  const secret = new Secret({ buffer: Uint8Array.from(context.random.bytes(20)).buffer });
  const sealed = context.atRest.seal(secret.base32, purposeOf(account.id));
  await updateSecondFactor(connection, account.id, { sealed, since: null });
  return { secret: secret.base32, uri: totpOf(secret, account.username).toString() };
}

/** Puts the offered secret in force once its owner has shown a code of it; answers the recovery codes, or null. */
export async function confirmSecondFactor(
  connection: Connection,
  context: FactorContext,
  account: AccountRow,
  code: string,
): Promise<readonly string[] | null> {
  if (!(await takeCode(connection, context, account, code))) return null;
  const codes = Array.from({ length: RECOVERY_CODES }, () => makeOneTimePassword(context.random));
  await replaceRecoveryCodes(connection, account.id, codes.map(recoveryHash));
  const since = new Date(context.clock.nowMs()).toISOString();
  await updateSecondFactor(connection, account.id, { sealed: account.second_factor_sealed, since });
  return codes;
}

/** Takes a second factor away; the next sign-in needs the password alone. */
export async function dropSecondFactor(connection: Connection, accountId: string): Promise<void> {
  await updateSecondFactor(connection, accountId, { sealed: null, since: null });
  await replaceRecoveryCodes(connection, accountId, []);
}

/** Whether the code (of the app, or a recovery code) is right; each is good once. */
export async function checkSecondFactor(
  connection: Connection,
  context: FactorContext,
  account: AccountRow,
  code: string,
): Promise<boolean> {
  if (await takeCode(connection, context, account, code)) return true;
  return await spendRecoveryCode(connection, account.id, recoveryHash(code));
}

async function takeCode(
  connection: Connection,
  context: FactorContext,
  account: AccountRow,
  code: string,
): Promise<boolean> {
  const base32 = context.atRest.open(account.second_factor_sealed ?? '', purposeOf(account.id));
  if (base32 === null || !/^\d{6}$/.test(code)) return false;
  const timestamp = context.clock.nowMs();
  const delta = totpOf(Secret.fromBase32(base32), account.username).validate({
    token: code,
    timestamp,
    window: WINDOW,
  });
  if (delta === null) return false;
  return await spendSecondFactorStep(connection, account.id, Math.floor(timestamp / PERIOD_MS) + delta);
}

function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: 'Hài Lòng', label, secret, digits: 6, period: PERIOD_MS / 1000 });
}

function purposeOf(accountId: string): string {
  return `second-factor\n${accountId}`;
}

/** Typed from paper: case, spaces and dashes are forgiven. */
function recoveryHash(code: string): string {
  return hashSecret(`recovery:${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`);
}
