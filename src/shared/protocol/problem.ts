import * as v from 'valibot';

/** Stable error codes; clients decide by status and code, never by the text. */
export const PROBLEM_CODES = [
  'bad-request',
  'unauthorized',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'too-large',
  'too-many-requests',
  'internal',
  'store-unavailable',
  'segment-malformed',
  'chain-broken',
  'bad-seal',
  'replica-forked',
  'wrong-device',
  'unknown-device',
  'foreign-seal',
  'import-gap',
  'version-unsupported',
  'pairing-code-invalid',
  'pairing-code-expired',
  'login-failed',
  'password-change-required',
  'password-refused',
  'procedure-changed',
  'procedure-state',
  'import-incomplete',
  'import-state',
  'second-factor-required',
  'second-factor-wrong',
  'name-taken',
  'office-conflict',
  'setting-refused',
  'setting-in-effect',
  'flag-state',
  'file-refused',
  'case-changed',
  'case-state',
  'erasure-takes-all',
  'told-changed',
  'told-state',
  'plan-changed',
  'persons-by-month',
  'span-too-wide',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** RFC 9457 problem details. Extra members carry what a code needs (`receivedThrough` and `hash` of a fork, `lineNumber` of a bad segment). */
export const problem = v.looseObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  detail: v.optional(v.string()),
});
export type Problem = v.InferOutput<typeof problem>;
