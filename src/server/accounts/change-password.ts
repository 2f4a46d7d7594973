import { err, ok, type Result } from '#shared/lib/result.ts';
import type { PasswordWeakness } from '#shared/protocol/admin.ts';
import { audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { findAccount, updatePassword } from '../store/accounts.ts';
import { deleteSessionsOf, type SessionWithAccount } from '../store/sessions.ts';
import { transact } from '../store/transact.ts';
import { reserveLogin, returnLogin } from './login-throttle.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { weaknessOf } from './password-weakness.ts';
import { openSession } from './session.ts';

/** Why the password stays as it is. */
export type PasswordChangeFailure =
  | { readonly type: 'throttled'; readonly retryAfterMs: number }
  | { readonly type: 'wrong-password' }
  | { readonly type: 'weak'; readonly weakness: PasswordWeakness };

/** Sets a new password, ends every session of the account and opens a new one; answers its token. */
export async function changePassword(
  context: Pick<ServerContext, 'db' | 'clock' | 'random'>,
  session: SessionWithAccount,
  request: { readonly current: string; readonly next: string; readonly address: string },
): Promise<Result<string, PasswordChangeFailure>> {
  const weakness = weaknessOf(request.next, { username: session.username, current: request.current });
  if (weakness !== null) return err({ type: 'weak', weakness });
  const attempt = { username: session.username, address: request.address };
  const retryAfterMs = await reserveLogin(context, attempt);
  if (retryAfterMs !== null) return err({ type: 'throttled', retryAfterMs });
  const account = await findAccount(context.db, session.accountId);
  if (account === undefined || !(await verifyPassword(request.current, account.password_hash)))
    return err({ type: 'wrong-password' });
  await returnLogin(context, attempt);
  const hash = await hashPassword(request.next, (length) => context.random.bytes(length));
  await transact(context.db, async (trx) => {
    await updatePassword(trx, account.id, { hash, oneTime: false });
    await deleteSessionsOf(trx, account.id);
    const { username: name, unit } = session;
    const actor = { kind: 'account', id: account.id, name, address: request.address } as const;
    await audit(trx, context, actor, { action: 'password.changed', unitId: unit.id, subject: name });
  });
  return ok(await openSession(context, account.id));
}
