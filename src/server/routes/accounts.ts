import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { mayAppoint } from '#shared/domain/roles.ts';
import { type AccountItem, accountChange, accountCreate, accountList } from '#shared/protocol/accounts.ts';
import { appoint } from '../accounts/appoint.ts';
import { resetPassword } from '../accounts/reset-password.ts';
import { dropSecondFactor } from '../accounts/second-factor.ts';
import { audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { findAccountWithin, type ListedAccount, listAccounts, updateAccount } from '../store/accounts.ts';
import { findClerk } from '../store/directory.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { transact } from '../store/transact.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { readJson } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** `/accounts`: who may sign in. Nobody appoints, changes or ends an account that may do more than they may. */
export function accountsRoute(context: ServerContext): Hono<SignedIn> {
  const signedIn = requireSession(context, { needs: 'accounts.manage' });
  return new Hono<SignedIn>()
    .get('/', signedIn, async (c) => {
      const rows = await listAccounts(context.db, c.get('session').unit.id);
      return c.json(v.parse(accountList, { items: rows.map(rowToItem) }));
    })
    .post('/', signedIn, (c) => addAccount(context, c))
    .put('/:id', signedIn, (c) => changeAccount(context, c))
    .post('/:id/password', signedIn, async (c) => {
      const account = await findManaged(context, c);
      if (account instanceof Response) return account;
      const password = await resetPassword(context, account.username, c.get('access').actor);
      return c.json({ id: account.id, username: account.username, password }, 201);
    })
    .delete('/:id/second-factor', signedIn, async (c) => {
      const account = await findManaged(context, c);
      if (account instanceof Response) return account;
      const deed = {
        action: 'account.second-factor-dropped',
        unitId: account.unit_id,
        subject: account.username,
      };
      await transact(context.db, async (trx) => {
        await dropSecondFactor(trx, account.id);
        await audit(trx, context, c.get('access').actor, deed);
      });
      return c.body(null, 204);
    });
}

async function addAccount(context: ServerContext, c: Context<SignedIn>): Promise<Response> {
  const request = await readJson(c, accountCreate);
  if (!request.ok) return request.error;
  const { role, unit, clerk } = request.value;
  const { session, access } = c.var;
  if (!mayAppoint(session.role, role) || !(await isUnitWithin(context.db, unit, session.unit.id))) {
    return problemResponse('forbidden', { detail: 'not an account that you may make' });
  }
  if (clerk !== null && (await findClerk(context.db, clerk))?.unit_id !== unit) return notValid('clerk');
  const wish = { username: request.value.username, role, unitId: unit, clerkId: clerk };
  const made = await appoint(context, access.actor, wish);
  return made === null ? problemResponse('name-taken') : c.json(made, 201);
}

async function changeAccount(context: ServerContext, c: Context<SignedIn>): Promise<Response> {
  const request = await readJson(c, accountChange);
  if (!request.ok) return request.error;
  const account = await findManaged(context, c);
  if (account instanceof Response) return account;
  const { role, unit, disabled } = request.value;
  const { session, access } = c.var;
  if (account.id === session.accountId) {
    return problemResponse('forbidden', { detail: 'nobody changes their own rights' });
  }
  const moved = unit === undefined || (await isUnitWithin(context.db, unit, session.unit.id));
  if (!moved || (role !== undefined && !mayAppoint(session.role, role))) {
    return problemResponse('forbidden', { detail: 'not a change that you may make' });
  }
  if (role !== undefined && (role === 'clerk') !== (account.clerk_id !== null)) return notValid('role');
  const now = new Date(context.clock.nowMs()).toISOString();
  await transact(context.db, async (trx) => {
    await updateAccount(trx, account.id, {
      ...(role === undefined ? {} : { role }),
      ...(unit === undefined ? {} : { unit_id: unit }),
      ...(disabled === undefined ? {} : { disabled_at: disabled ? now : null }),
    });
    // Rights that were taken away are gone now, not at the next sign-in.
    await deleteSessionsOf(trx, account.id);
    const deed = { action: 'account.changed', unitId: account.unit_id, subject: account.username };
    await audit(trx, context, access.actor, { ...deed, detail: request.value });
  });
  const changed = await findAccountWithin(context.db, account.id, session.unit.id);
  return changed ? c.json(rowToItem(changed)) : c.body(null, 204);
}

/** The account of the path, if whoever asks may manage it; another office's looks like none. */
async function findManaged(context: ServerContext, c: Context<SignedIn>): Promise<ListedAccount | Response> {
  const session = c.get('session');
  const account = await findAccountWithin(context.db, c.req.param('id') ?? '', session.unit.id);
  if (account === undefined) return problemResponse('not-found');
  return mayAppoint(session.role, account.role) ? account : problemResponse('forbidden');
}

function rowToItem(row: ListedAccount): AccountItem {
  return v.parse(accountList.entries.items.item, {
    id: row.id,
    username: row.username,
    role: row.role,
    unit: { id: row.unit_id, name: row.unit_name },
    clerk: row.clerk_id,
    secondFactor: row.second_factor_at !== null,
    mustChangePassword: row.must_change_password === 1,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
  });
}

function notValid(field: string): Response {
  return problemResponse('bad-request', { detail: `not valid: ${field}`, members: { fields: [field] } });
}
