import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { isGranted, type Permission } from '#shared/domain/roles.ts';
import { WRITING_SCOPES } from '#shared/protocol/accounts.ts';
import { authenticateToken, isTokenText } from '../accounts/api-token.ts';
import { readSession } from '../accounts/session.ts';
import type { Actor } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import type { SessionWithAccount } from '../store/sessions.ts';
import { remoteAddress } from './remote-address.ts';
import { readSessionCookie } from './session-cookie.ts';

/** Whoever asks, and the unit that they see with all below it. */
export interface Access {
  readonly unit: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly actor: Actor;
  /** What else whoever asks may do: some answers hold more for those who may see the rest anyway. */
  readonly may: (permission: Permission) => boolean;
}

/** What a route behind `requireAccess` finds. */
export interface Admitted {
  Variables: { access: Access };
}

/** What a route behind `requireSession` finds. */
export interface SignedIn {
  Variables: { session: SessionWithAccount; access: Access };
}

export interface SessionNeeds {
  /** Without one the call is the system administrator's alone: nothing is open because somebody forgot to say. */
  readonly needs?: Permission | undefined;
  /** Has to do with the session itself: allowed to everybody, also while the one-time password is in use. */
  readonly withOneTimePassword?: boolean | undefined;
}

/**
 * Lets signed-in people pass who may do this. Changing requests need the session's CSRF token; while the one-time password
 * is still in use, only what has to do with the session itself is allowed. `X-Background: 1` marks a page's own refreshing.
 */
export function requireSession(
  context: ServerContext,
  needs: SessionNeeds = {},
): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const session = await admitSession(context, c, needs);
    if (session instanceof Response) return session;
    c.set('session', session);
    c.set('access', sessionToAccess(context, session, c));
    await next();
    c.res.headers.set('Cache-Control', 'no-store');
    return undefined;
  };
}

/** The same for what other systems may do too, by a token that was given this permission. */
export function requireAccess(context: ServerContext, needs: Permission): MiddlewareHandler<Admitted> {
  return async (c, next) => {
    const authorization = c.req.header('Authorization');
    const access = isTokenText(authorization)
      ? await admitToken(context, c, authorization, needs)
      : await admitSession(context, c, { needs });
    if (access instanceof Response) return access;
    c.set('access', 'csrfToken' in access ? sessionToAccess(context, access, c) : access);
    await next();
    c.res.headers.set('Cache-Control', 'no-store');
    return undefined;
  };
}

async function admitSession(
  context: ServerContext,
  c: Context,
  { needs, withOneTimePassword = false }: SessionNeeds,
): Promise<SessionWithAccount | Response> {
  const token = readSessionCookie(context, c);
  const inUse = c.req.header('X-Background') !== '1';
  const session = token === undefined ? null : await readSession(context, token, inUse);
  if (session === null) return problemResponse('unauthorized');
  const changing = c.req.method !== 'GET' && c.req.method !== 'HEAD';
  if (changing && !isSame(c.req.header('X-CSRF-Token') ?? '', session.csrfToken))
    return problemResponse('forbidden', { detail: 'X-CSRF-Token is missing or wrong' });
  if (withOneTimePassword) return session;
  if (session.mustChangePassword) return problemResponse('password-change-required');
  const granted = needs === undefined ? session.role === 'admin' : isGranted(session.role, needs);
  return granted ? session : problemResponse('forbidden', { detail: 'this account may not do that' });
}

async function admitToken(
  context: ServerContext,
  c: Context,
  authorization: string,
  needs: Permission,
): Promise<Access | Response> {
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (!reads && !WRITING_SCOPES.has(needs)) {
    return problemResponse('forbidden', { detail: 'a token may only read' });
  }
  const token = await authenticateToken(context, authorization);
  if (token === null) return problemResponse('unauthorized');
  if (!token.scopes.includes(needs))
    return problemResponse('forbidden', { detail: `the token lacks ${needs}` });
  const actor = {
    kind: 'token',
    id: token.id,
    name: token.name,
    address: remoteAddress(context, c),
  } as const;
  return { unit: token.unit, actor, may: (permission) => token.scopes.includes(permission) };
}

function sessionToAccess(context: ServerContext, session: SessionWithAccount, c: Context): Access {
  const { accountId, username, unit, role } = session;
  return {
    unit,
    actor: { kind: 'account', id: accountId, name: username, address: remoteAddress(context, c) },
    may: (permission) => isGranted(role, permission),
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
