import type { Role } from '#shared/domain/roles.ts';
import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { findAccountByName } from '../store/accounts.ts';
import { transact } from '../store/transact.ts';
import { createAccount } from './create-account.ts';
import { normaliseUsername } from './normalise-username.ts';
import { makeOneTimePassword } from './one-time-password.ts';

/** A new account and its one-time password, which is shown this once. */
export interface Appointed {
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

/** Makes an account with a one-time password; null when the name is taken. The caller has checked role, unit and clerk. */
export async function appoint(
  context: Pick<ServerContext, 'db' | 'clock' | 'random'>,
  actor: Actor,
  wish: {
    readonly username: string;
    readonly role: Role;
    readonly unitId: string;
    readonly clerkId: string | null;
  },
): Promise<Appointed | null> {
  const { role, unitId, clerkId } = wish;
  const username = normaliseUsername(wish.username);
  if (await findAccountByName(context.db, username)) return null;
  const password = makeOneTimePassword(context.random);
  const id = await transact(context.db, async (trx) => {
    const account = { username, role, unitId, clerkId, password, mustChangePassword: true };
    const made = await createAccount(trx, context, account);
    const deed = { action: 'account.created', unitId, subject: username, detail: { role, clerk: clerkId } };
    await audit(trx, context, actor, deed);
    return made;
  });
  return { id, username, password };
}
