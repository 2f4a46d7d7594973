import type { ServerContext } from '../context.ts';
import {
  deleteEndedSessions,
  deleteSession,
  findSession,
  insertSession,
  type SessionWithAccount,
  touchSession,
} from '../store/sessions.ts';
import { hashSecret } from './hash-secret.ts';

/** A session ends when nothing was asked for so long … */
const SESSION_IDLE_MS: number = 30 * 60 * 1000;
/** … and at the latest so long after the login. */
const SESSION_MAX_MS: number = 12 * 60 * 60 * 1000;
/** The mark of use is written at most once in so long: not every read is a write. */
const TOUCH_EVERY_MS = 60 * 1000;

type SessionContext = Pick<ServerContext, 'db' | 'clock' | 'random'>;

/** Opens a session and answers the token for the cookie; the store keeps its hash only. */
export async function openSession(context: SessionContext, accountId: string): Promise<string> {
  const nowMs = context.clock.nowMs();
  const now = new Date(nowMs).toISOString();
  const token = secretText(context);
  await deleteEndedSessions(context.db, { now, idleBefore: new Date(nowMs - SESSION_IDLE_MS).toISOString() });
  await insertSession(context.db, {
    token_hash: hashSecret(token),
    account_id: accountId,
    csrf_token: secretText(context),
    created_at: now,
    last_seen_at: now,
    expires_at: new Date(nowMs + SESSION_MAX_MS).toISOString(),
  });
  return token;
}

/**
 * The running session of a cookie, or null.
 * @param inUse false for a page's own refreshing, which must not keep an abandoned desk logged in
 */
export async function readSession(
  context: SessionContext,
  token: string,
  inUse: boolean,
): Promise<SessionWithAccount | null> {
  const session = await findSession(context.db, hashSecret(token));
  if (session === undefined) return null;
  const nowMs = context.clock.nowMs();
  const idleMs = nowMs - Date.parse(session.lastSeenAt);
  if (idleMs >= SESSION_IDLE_MS || nowMs >= Date.parse(session.expiresAt)) {
    await deleteSession(context.db, session.tokenHash);
    return null;
  }
  if (inUse && idleMs >= TOUCH_EVERY_MS)
    await touchSession(context.db, session.tokenHash, new Date(nowMs).toISOString());
  return session;
}

function secretText(context: SessionContext): string {
  return Buffer.from(context.random.bytes(32)).toString('base64url');
}
