import { createAccount } from '#server/accounts/create-account.ts';
import type { ServerContext } from '#server/context.ts';
import { ROLES, type Role } from '#shared/domain/roles.ts';
import { type SignedInClient, signIn } from './office.ts';

const PASSWORD = 'đò ngang bến cũ';
const CHEAP = { logN: 10, r: 8, p: 1 };

/** An account of a role at a unit, and a client of it that is signed in. */
export async function signInAs(
  context: ServerContext,
  role: Role,
  unitId = 'phuong',
  clerkId: string | null = role === 'clerk' ? 'hoa' : null,
): Promise<SignedInClient> {
  const username = `${role}-${unitId}`;
  await createAccount(context.db, context, {
    username,
    role,
    unitId,
    clerkId,
    password: PASSWORD,
    mustChangePassword: false,
    cost: CHEAP,
  });
  return await signIn(context, { username, password: PASSWORD });
}

/** A client of every role at one unit. */
export async function signInAsEach(
  context: ServerContext,
  unitId = 'phuong',
): Promise<ReadonlyMap<Role, SignedInClient>> {
  const clients = new Map<Role, SignedInClient>();
  for (const role of ROLES) clients.set(role, await signInAs(context, role, unitId));
  return clients;
}
