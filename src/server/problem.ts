import type { Problem, ProblemCode } from '#shared/protocol/problem.ts';

/** What an answer says of an error: RFC 9457, with a stable `code`. */
export interface ProblemOptions {
  readonly detail?: string | undefined;
  /** Members that a code needs beside the standard ones. */
  readonly members?: Readonly<Record<string, unknown>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const STATUS_AND_TITLE: Readonly<Record<ProblemCode, readonly [number, string]>> = {
  'bad-request': [400, 'The request cannot be read'],
  unauthorized: [401, 'Sign in or pair first'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'Method not allowed'],
  'too-large': [413, 'Too large'],
  'too-many-requests': [429, 'Too many requests'],
  internal: [500, 'Internal error'],
  'store-unavailable': [503, 'The store is not available'],
  overloaded: [503, 'More is asked than can be done in time'],
  'segment-malformed': [422, 'The segment cannot be read'],
  'chain-broken': [422, 'The chain of hashes does not hold'],
  'bad-seal': [422, 'The seal does not match the device'],
  'replica-forked': [409, 'The centre knows another entry at this position'],
  'wrong-device': [403, 'The segment belongs to another device'],
  'unknown-device': [422, 'The file is not from a device of this centre'],
  'foreign-seal': [422, 'The file is sealed for another centre'],
  'import-gap': [409, 'Earlier entries have not been received yet'],
  'version-unsupported': [426, 'The format version is not supported'],
  'pairing-code-invalid': [403, 'The pairing code is not valid'],
  'pairing-code-expired': [403, 'The pairing code has expired'],
  'login-failed': [401, 'User name or password is wrong'],
  'password-change-required': [403, 'Set a new password first'],
  'password-refused': [422, 'The new password is not good enough'],
  'procedure-changed': [409, 'Somebody changed the procedure since'],
  'procedure-state': [409, 'The procedure is not in the state that this needs'],
  'import-incomplete': [409, 'Some rows cannot be taken, and all or nothing was asked'],
  'import-state': [409, 'The import is not in the state that this needs'],
  'second-factor-required': [401, 'A code of the second factor is needed'],
  'second-factor-wrong': [401, 'The code of the second factor is wrong'],
  'name-taken': [409, 'The user name is taken'],
  'office-conflict': [409, 'It does not fit what is there'],
  'setting-refused': [422, 'The setting is not complete or not right'],
  'setting-in-effect': [409, 'The version has taken effect already'],
  'flag-state': [409, 'The flag is not in the state that this needs'],
  'file-refused': [422, 'The file cannot be read as a table of this kind'],
  'case-changed': [409, 'Somebody changed the case since'],
  'case-state': [409, 'The case is not in the state that this needs'],
  'told-changed': [409, 'Somebody changed the entry since'],
  'told-state': [409, 'The entry is not in the state that this needs'],
  'erasure-takes-all': [409, 'Nothing less than everything can be erased'],
  'plan-changed': [409, 'The office or the file has changed since the preview'],
  'persons-by-month': [422, 'Figures of persons are told for one whole month that has ended'],
  'span-too-wide': [422, 'So many units over so many days cannot be divided like this'],
  'report-changed': [409, 'Somebody made another version since'],
  'report-early': [409, 'The period has not ended'],
  'key-ended': [409, 'The key has ended and is not taken up again'],
};

/** An error answer; safe to show, holds nothing of the inside. */
export function problemResponse(code: ProblemCode, options: ProblemOptions = {}): Response {
  const [status, title] = STATUS_AND_TITLE[code];
  const body = {
    type: `urn:hailong:problem:${code}`,
    title,
    status,
    code,
    ...(options.detail === undefined ? {} : { detail: options.detail }),
    ...options.members,
  } satisfies Problem;
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...options.headers },
  });
}

/** The HTTP status that a code always has. */
export function problemStatus(code: ProblemCode): number {
  return STATUS_AND_TITLE[code][0];
}
