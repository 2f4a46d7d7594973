import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ServerContext } from '../context.ts';
import { findAccountByName } from '../store/accounts.ts';
import { transact } from '../store/transact.ts';
import { reserveLogin, returnLogin } from './login-throttle.ts';
import { normaliseUsername } from './normalise-username.ts';
import { verifyPassword } from './password.ts';
import { checkSecondFactor } from './second-factor.ts';
import { openSession } from './session.ts';

/** Why no session was opened. Which of name and password was wrong is not told. */
export type LoginFailure =
  | { readonly type: 'throttled'; readonly retryAfterMs: number }
  | { readonly type: 'refused' }
  /** Name and password are right; a code is missing, or wrong. */
  | { readonly type: 'code-required' }
  | { readonly type: 'code-wrong' };

/** Of a password that nobody knows: checking it makes an unknown name take as long as a known one. */
const NOBODYS_HASH =
  '$scrypt$ln=17,r=8,p=1$q1Uu8mJr0hQn3yQm5p7w2A$4v0kqJm1mZb7Jw3p0u5oGm8cQy2r9x1dT6nS4eLhVtA';

/** Checks name and password and opens a session; answers the token for the cookie. */
export async function login(
  context: Pick<ServerContext, 'atRest' | 'db' | 'clock' | 'random'>,
  request: {
    readonly username: string;
    readonly password: string;
    readonly code?: string | undefined;
    readonly address: string;
  },
): Promise<Result<string, LoginFailure>> {
  const attempt = { username: normaliseUsername(request.username), address: request.address };
  const retryAfterMs = await reserveLogin(context, attempt);
  if (retryAfterMs !== null) return err({ type: 'throttled', retryAfterMs });
  const account = await findAccountByName(context.db, attempt.username);
  const right = await verifyPassword(request.password, account?.password_hash ?? NOBODYS_HASH);
  if (!right || account === undefined || account.disabled_at !== null) return err({ type: 'refused' });
  if (account.second_factor_at !== null) {
    const { code } = request;
    if (code === undefined) {
      await returnLogin(context, attempt);
      return err({ type: 'code-required' });
    }
    // A wrong code stays counted as a failure: a known password must not make guessing codes free.
    if (!(await transact(context.db, (trx) => checkSecondFactor(trx, context, account, code)))) {
      return err({ type: 'code-wrong' });
    }
  }
  await returnLogin(context, attempt);
  return ok(await openSession(context, account.id));
}
