import { problemResponse } from '../problem.ts';

/** Too many wrong passwords: says for how long no further one is looked at. */
export function throttledResponse(retryAfterMs: number): Response {
  const retryAfterSeconds = Math.ceil(retryAfterMs / 1000);
  return problemResponse('too-many-requests', {
    members: { retryAfterSeconds },
    headers: { 'Retry-After': String(retryAfterSeconds) },
  });
}
