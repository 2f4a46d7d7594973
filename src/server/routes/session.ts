import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type SessionResponse, sessionRequest, sessionResponse } from '#shared/protocol/admin.ts';
import { login } from '../accounts/login.ts';
import { readSession } from '../accounts/session.ts';
import { audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { deleteSession, type SessionWithAccount } from '../store/sessions.ts';
import { transact } from '../store/transact.ts';
import { readJson } from './read-json.ts';
import { remoteAddress } from './remote-address.ts';
import { requireSession, type SignedIn } from './require-session.ts';
import { clearSessionCookie, writeSessionCookie } from './session-cookie.ts';
import { throttledResponse } from './throttled-response.ts';

/** `POST`, `GET` and `DELETE /session`: sign in, who am I, sign out. */
export function sessionRoute(context: ServerContext): Hono<SignedIn> {
  const signedIn = requireSession(context, { withOneTimePassword: true });
  return new Hono<SignedIn>()
    .post('/', (c) => signIn(context, c))
    .get('/', signedIn, (c) => c.json(sessionToResponse(c.get('session'))))
    .delete('/', signedIn, async (c) => {
      await deleteSession(context.db, c.get('session').tokenHash);
      clearSessionCookie(context, c);
      return c.body(null, 204);
    });
}

/** Sets the cookie and answers who is signed in. */
export async function answerWithSession(
  context: ServerContext,
  c: Context,
  token: string,
): Promise<Response> {
  return giveSession(context, c, token, await readOpened(context, token));
}

async function readOpened(context: ServerContext, token: string): Promise<SessionWithAccount> {
  const session = await readSession(context, token, false);
  if (session === null) throw new Error('a session was gone as soon as it was opened');
  return session;
}

function giveSession(
  context: ServerContext,
  c: Context,
  token: string,
  session: SessionWithAccount,
): Response {
  writeSessionCookie(context, c, token);
  c.header('Cache-Control', 'no-store');
  return c.json(sessionToResponse(session));
}

async function signIn(context: ServerContext, c: Context): Promise<Response> {
  const request = await readJson(c, sessionRequest);
  if (!request.ok) return request.error;
  const result = await login(context, { ...request.value, address: remoteAddress(context, c) });
  if (result.ok) {
    context.log.info('login');
    const session = await readOpened(context, result.value);
    await noteLogin(context, c, session);
    return giveSession(context, c, result.value, session);
  }
  context.log.warn('login-refused', { reason: result.error.type });
  switch (result.error.type) {
    case 'throttled':
      return throttledResponse(result.error.retryAfterMs);
    case 'code-required':
      return problemResponse('second-factor-required');
    case 'code-wrong':
      return problemResponse('second-factor-wrong');
    case 'refused':
      return problemResponse('login-failed');
  }
}

async function noteLogin(context: ServerContext, c: Context, session: SessionWithAccount): Promise<void> {
  const { accountId: id, username: name, unit } = session;
  const actor = { kind: 'account', id, name, address: remoteAddress(context, c) } as const;
  const deed = { action: 'session.opened', unitId: unit.id, subject: name };
  await transact(context.db, (trx) => audit(trx, context, actor, deed));
}

function sessionToResponse(session: SessionWithAccount): SessionResponse {
  return v.parse(sessionResponse, {
    username: session.username,
    role: session.role,
    clerk: session.clerkId,
    secondFactor: session.secondFactor,
    mustChangePassword: session.mustChangePassword,
    unit: session.unit,
    csrfToken: session.csrfToken,
  });
}
