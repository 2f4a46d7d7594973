import { Hono } from 'hono';
import { assertNever } from '#shared/lib/assert-never.ts';
import { passwordChange } from '#shared/protocol/admin.ts';
import { changePassword, type PasswordChangeFailure } from '../accounts/change-password.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { readJson } from './read-json.ts';
import { remoteAddress } from './remote-address.ts';
import { requireSession, type SignedIn } from './require-session.ts';
import { answerWithSession } from './session.ts';
import { throttledResponse } from './throttled-response.ts';

/** `PUT /session/password`: a password of one's own; every other session of the account ends. */
export function sessionPasswordRoute(context: ServerContext): Hono<SignedIn> {
  return new Hono<SignedIn>().put('/', requireSession(context, { withOneTimePassword: true }), async (c) => {
    const request = await readJson(c, passwordChange);
    if (!request.ok) return request.error;
    const session = c.get('session');
    const result = await changePassword(context, session, {
      ...request.value,
      address: remoteAddress(context, c),
    });
    if (!result.ok) return refusal(result.error);
    context.log.info('password-changed', { account: session.accountId });
    return await answerWithSession(context, c, result.value);
  });
}

function refusal(failure: PasswordChangeFailure): Response {
  switch (failure.type) {
    case 'throttled':
      return throttledResponse(failure.retryAfterMs);
    case 'wrong-password':
      return problemResponse('login-failed');
    case 'weak':
      return problemResponse('password-refused', { members: { weakness: failure.weakness } });
    default:
      return assertNever(failure);
  }
}
