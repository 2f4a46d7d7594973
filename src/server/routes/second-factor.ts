import { type Context, Hono } from 'hono';
import { wantsSecondFactor } from '#shared/domain/roles.ts';
import { secondFactorCode } from '#shared/protocol/accounts.ts';
import { reserveLogin, returnLogin } from '../accounts/login-throttle.ts';
import {
  checkSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  offerSecondFactor,
} from '../accounts/second-factor.ts';
import { audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { type AccountRow, findAccount } from '../store/accounts.ts';
import type { Connection } from '../store/database.ts';
import { transact } from '../store/transact.ts';
import { readJson } from './read-json.ts';
import { remoteAddress } from './remote-address.ts';
import { requireSession, type SignedIn } from './require-session.ts';
import { throttledResponse } from './throttled-response.ts';

/** `/session/second-factor`: one-time codes of the account that is signed in: offered, confirmed, taken away. */
export function secondFactorRoute(context: ServerContext): Hono<SignedIn> {
  const signedIn = requireSession(context, { withOneTimePassword: true });
  return new Hono<SignedIn>()
    .post('/', signedIn, async (c) => {
      const account = await ownAccount(context, c);
      if (!wantsSecondFactor(account.role) || account.second_factor_at !== null) {
        return problemResponse('forbidden', { detail: 'no second factor to offer' });
      }
      return c.json(await transact(context.db, (trx) => offerSecondFactor(trx, context, account)), 201);
    })
    .put('/', signedIn, (c) =>
      withCode(context, c, async (trx, account, code) => {
        if (account.second_factor_at !== null) return problemResponse('forbidden');
        const codes = await confirmSecondFactor(trx, context, account, code);
        if (codes === null) return problemResponse('second-factor-wrong');
        await note(trx, context, c, 'session.second-factor-set');
        return c.json({ codes });
      }),
    )
    .delete('/', signedIn, (c) =>
      withCode(context, c, async (trx, account, code) => {
        if (!(await checkSecondFactor(trx, context, account, code)))
          return problemResponse('second-factor-wrong');
        await dropSecondFactor(trx, account.id);
        await note(trx, context, c, 'session.second-factor-dropped');
        return c.body(null, 204);
      }),
    );
}

/** Guesses at a code are slowed like guesses at a password. */
async function withCode(
  context: ServerContext,
  c: Context<SignedIn>,
  act: (trx: Connection, account: AccountRow, code: string) => Promise<Response>,
): Promise<Response> {
  const request = await readJson(c, secondFactorCode);
  if (!request.ok) return request.error;
  const attempt = { username: c.get('session').username, address: remoteAddress(context, c) };
  const retryAfterMs = await reserveLogin(context, attempt);
  if (retryAfterMs !== null) return throttledResponse(retryAfterMs);
  const account = await ownAccount(context, c);
  const response = await transact(context.db, (trx) => act(trx, account, request.value.code));
  if (response.ok) await returnLogin(context, attempt);
  return response;
}

async function ownAccount(context: ServerContext, c: Context<SignedIn>): Promise<AccountRow> {
  const account = await findAccount(context.db, c.get('session').accountId);
  if (account === undefined) throw new Error('a session without its account');
  return account;
}

async function note(
  trx: Connection,
  context: ServerContext,
  c: Context<SignedIn>,
  action: string,
): Promise<void> {
  const { session, access } = c.var;
  await audit(trx, context, access.actor, { action, unitId: session.unit.id, subject: session.username });
}
