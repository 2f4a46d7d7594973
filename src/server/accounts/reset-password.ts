import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { findAccountByName, updatePassword } from '../store/accounts.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { transact } from '../store/transact.ts';
import { forgetFailures } from './login-throttle.ts';
import { normaliseUsername } from './normalise-username.ts';
import { makeOneTimePassword } from './one-time-password.ts';
import { hashPassword, PASSWORD_COST, type PasswordCost } from './password.ts';

/** Gives an account a new one-time password and ends its sessions; null when there is no such account. */
export async function resetPassword(
  context: Pick<ServerContext, 'db' | 'clock' | 'random'>,
  username: string,
  actor: Actor,
  cost: PasswordCost = PASSWORD_COST,
): Promise<string | null> {
  const account = await findAccountByName(context.db, normaliseUsername(username));
  if (account === undefined) return null;
  const password = makeOneTimePassword(context.random);
  const hash = await hashPassword(password, (length) => context.random.bytes(length), cost);
  await transact(context.db, async (trx) => {
    await updatePassword(trx, account.id, { hash, oneTime: true });
    await deleteSessionsOf(trx, account.id);
    await forgetFailures(trx, account.username);
    const deed = { action: 'account.password-reset', unitId: account.unit_id, subject: account.username };
    await audit(trx, context, actor, deed);
  });
  return password;
}
