import * as v from 'valibot';
import { PERMISSIONS, ROLES } from '../domain/roles.ts';
import { clerkId, count, isoUtc, shortText, unitId } from './fields.ts';

export const role = v.picklist(ROLES);
export const permission = v.picklist(PERMISSIONS);
const username = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));

/** An account as those see it who may manage it: never its password, never its second factor. */
export const accountItem = v.object({
  id: shortText,
  username: shortText,
  role,
  unit: v.object({ id: unitId, name: shortText }),
  /** Whose own results a clerk's account shows. */
  clerk: v.nullable(clerkId),
  secondFactor: v.boolean(),
  mustChangePassword: v.boolean(),
  createdAt: isoUtc,
  disabledAt: v.nullable(isoUtc),
});
export type AccountItem = v.InferOutput<typeof accountItem>;
export const accountList = v.object({ items: v.array(accountItem) });

export const accountCreate = v.pipe(
  v.object({ username, role, unit: unitId, clerk: v.optional(v.nullable(clerkId), null) }),
  v.forward(
    v.check(
      (account) => (account.role === 'clerk') === (account.clerk !== null),
      'a clerk account names its clerk, and no other account does',
    ),
    ['clerk'],
  ),
);

/** The one-time password is shown this once. */
export const accountSecret = v.object({ id: shortText, username: shortText, password: shortText });

export const accountChange = v.object({
  role: v.optional(role),
  unit: v.optional(unitId),
  disabled: v.optional(v.boolean()),
});

/** What an app for one-time codes is told (RFC 6238): once, and only while it is not confirmed. */
export const secondFactorOffer = v.object({ secret: shortText, uri: shortText });
export const secondFactorCode = v.object({ code: v.pipe(v.string(), v.regex(/^\d{6}$/)) });
/** Each is good for one sign-in in place of a code; shown once, when the second factor is confirmed. */
export const recoveryCodes = v.object({ codes: v.array(shortText) });

/** A key by which another system pulls. It acts for a unit and what is below it. */
const tokenItem = v.object({
  id: shortText,
  name: shortText,
  unit: v.object({ id: unitId, name: shortText }),
  scopes: v.array(permission),
  createdAt: isoUtc,
  createdBy: shortText,
  expiresAt: isoUtc,
  revokedAt: v.nullable(isoUtc),
  lastUsedAt: v.nullable(isoUtc),
});
export type TokenItem = v.InferOutput<typeof tokenItem>;
export const tokenList = v.object({ items: v.array(tokenItem) });

/** What a token may be given: reading, and one scope that writes. */
export const TOKEN_SCOPES = [
  'directory.read',
  'figures.read',
  'ratings.read',
  'cases.read',
  'procedures.read',
  'metrics.read',
  'transactions.write',
] as const;
/** The scopes by which a token may change something; all others read. */
export const WRITING_SCOPES: ReadonlySet<string> = new Set(['transactions.write']);
export const tokenCreate = v.object({
  name: shortText,
  unit: unitId,
  scopes: v.pipe(v.array(v.picklist(TOKEN_SCOPES)), v.minLength(1)),
  /** Days from now; a token without an end is one that is forgotten. */
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)),
});
export type TokenCreate = v.InferOutput<typeof tokenCreate>;
/** The token's text is shown this once; the store keeps its hash. */
export const tokenSecret = v.object({ id: shortText, token: shortText, expiresAt: isoUtc });

/** One line of the audit log: who did what, when, from where. */
export const auditItem = v.object({
  no: v.number(),
  at: isoUtc,
  actor: v.object({
    kind: v.picklist(['account', 'token', 'program', 'device']),
    id: v.nullable(shortText),
    name: shortText,
  }),
  address: v.nullable(shortText),
  action: shortText,
  unit: v.nullable(unitId),
  subject: v.nullable(shortText),
  detail: v.record(v.string(), v.unknown()),
  /** Chains the line to the one before, as a journal's (DESIGN §5). */
  hash: shortText,
});
export type AuditItem = v.InferOutput<typeof auditItem>;
export const auditPage = v.object({ items: v.array(auditItem), next: v.nullable(v.string()) });
export const auditQuery = v.object({
  after: v.optional(v.string()),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1), v.maxValue(1_000)),
  ),
  action: v.optional(shortText),
  /** Oldest first, unless told otherwise; `after` goes on in the same direction. */
  order: v.optional(v.picklist(['asc', 'desc'])),
  /** Lines that hold this text: a name, an address, an id. */
  text: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
});

/** Whether the chain of all lines holds, recomputed while one waits. */
export const auditChain = v.object({
  lines: count,
  /** After the last line. */
  hash: shortText,
  /** The first line that does not follow from the one before; null: all of them do. */
  firstBad: v.nullable(count),
});
export type AuditChain = v.InferOutput<typeof auditChain>;
