import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { readSession } from '../accounts/session.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import type { SessionWithAccount } from '../store/sessions.ts';
import { readSessionCookie } from './session-cookie.ts';

/** What a route behind `requireSession` finds. */
export interface SignedIn {
  Variables: { session: SessionWithAccount };
}

/**
 * Lets signed-in people pass. Changing requests need the session's CSRF token; while the one-time password is still in
 * use, only what has to do with the session itself is allowed. `X-Background: 1` marks a page's own refreshing.
 */
export function requireSession(
  context: ServerContext,
  { withOneTimePassword = false }: { readonly withOneTimePassword?: boolean } = {},
): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const token = readSessionCookie(context, c);
    const inUse = c.req.header('X-Background') !== '1';
    const session = token === undefined ? null : await readSession(context, token, inUse);
    if (session === null) return problemResponse('unauthorized');
    const changing = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    if (changing && !isSame(c.req.header('X-CSRF-Token') ?? '', session.csrfToken))
      return problemResponse('forbidden', { detail: 'X-CSRF-Token is missing or wrong' });
    if (session.mustChangePassword && !withOneTimePassword)
      return problemResponse('password-change-required');
    c.set('session', session);
    await next();
    c.res.headers.set('Cache-Control', 'no-store');
    return undefined;
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
