import type { Role } from '#shared/domain/roles.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { ServerContext } from '../context.ts';
import { insertAccount } from '../store/accounts.ts';
import type { Connection } from '../store/database.ts';
import { normaliseUsername } from './normalise-username.ts';
import { hashPassword, PASSWORD_COST, type PasswordCost } from './password.ts';

/** What an account is made of. */
export interface NewAccount {
  readonly username: string;
  readonly role: Role;
  /** Whose own results the account shows; of a clerk's account alone. */
  readonly clerkId?: string | null | undefined;
  readonly unitId: string;
  readonly password: string;
  /** The password given is for one use: everything but setting a new one is refused until then. */
  readonly mustChangePassword: boolean;
  readonly cost?: PasswordCost | undefined;
}

/** Stores an account and answers its id. The caller has made sure that the name is free and the password good enough. */
export async function createAccount(
  connection: Connection,
  context: Pick<ServerContext, 'clock' | 'random'>,
  account: NewAccount,
): Promise<string> {
  const nowMs = context.clock.nowMs();
  const id = uuidV7(nowMs, context.random.bytes(10));
  await insertAccount(connection, {
    id,
    username: normaliseUsername(account.username),
    password_hash: await hashPassword(
      account.password,
      (length) => context.random.bytes(length),
      account.cost ?? PASSWORD_COST,
    ),
    role: account.role,
    unit_id: account.unitId,
    clerk_id: account.clerkId ?? null,
    disabled_at: null,
    second_factor_sealed: null,
    second_factor_at: null,
    second_factor_step: null,
    must_change_password: account.mustChangePassword ? 1 : 0,
    created_at: new Date(nowMs).toISOString(),
  });
  return id;
}
