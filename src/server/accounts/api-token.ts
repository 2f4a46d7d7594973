import * as v from 'valibot';
import type { Permission } from '#shared/domain/roles.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import { permission, type TokenCreate } from '#shared/protocol/accounts.ts';
import type { Actor } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { findToken, insertToken, type ListedToken, touchToken } from '../store/api-tokens.ts';
import type { Connection } from '../store/database.ts';
import { hashSecret } from './hash-secret.ts';

/** Told by its beginning, so that a leaked one is recognised for what it is; a device's token has none. */
const PREFIX = 'hlt_';
const DAY_MS = 24 * 60 * 60_000;
/** The mark of use is written at most once in so long. */
const TOUCH_EVERY_MS = 60 * 60_000;

export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly unit: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly scopes: readonly Permission[];
}

/** Whether the header carries a token of ours at all. */
export function isTokenText(authorization: string | undefined): authorization is string {
  return authorization?.startsWith(`Bearer ${PREFIX}`) === true;
}

/** Makes a token; its text is answered this once, the store keeps the hash. */
export async function createToken(
  connection: Connection,
  context: Pick<ServerContext, 'clock' | 'random'>,
  wish: TokenCreate,
  actor: Actor,
): Promise<{ readonly id: string; readonly token: string; readonly expiresAt: string }> {
  const nowMs = context.clock.nowMs();
  const id = uuidV7(nowMs, context.random.bytes(10));
  const token = `${PREFIX}${Buffer.from(context.random.bytes(32)).toString('base64url')}`;
  const expiresAt = new Date(nowMs + wish.days * DAY_MS).toISOString();
  await insertToken(connection, {
    id,
    token_hash: hashSecret(token),
    name: wish.name,
    unit_id: wish.unit,
    scopes_json: JSON.stringify(wish.scopes),
    created_at: new Date(nowMs).toISOString(),
    created_by: actor.name,
    expires_at: expiresAt,
    revoked_at: null,
    last_used_at: null,
  });
  return { id, token, expiresAt };
}

/** The running token of a header, or null: unknown, revoked and run out alike. */
export async function authenticateToken(
  context: Pick<ServerContext, 'db' | 'clock'>,
  authorization: string,
): Promise<ApiToken | null> {
  const found = await findToken(context.db, hashSecret(authorization.slice('Bearer '.length)));
  const nowMs = context.clock.nowMs();
  if (!found || found.revoked_at !== null || Date.parse(found.expires_at) <= nowMs) return null;
  const idleMs =
    found.last_used_at === null ? Number.POSITIVE_INFINITY : nowMs - Date.parse(found.last_used_at);
  if (idleMs >= TOUCH_EVERY_MS) await touchToken(context.db, found.id, new Date(nowMs).toISOString());
  const unit = { id: found.unit_id, name: found.unit_name, timeZone: found.time_zone };
  return { id: found.id, name: found.name, unit, scopes: scopesOf(found) };
}

export function scopesOf(token: ListedToken): readonly Permission[] {
  return v.parse(v.array(permission), JSON.parse(token.scopes_json));
}
