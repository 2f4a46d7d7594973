import { describe, expect, test } from 'vitest';
import { classifyFailure, type RefusedAnswer } from './classify-failure.ts';

const nowMs = Date.parse('2026-11-22T01:00:00.000Z');
const hash = 'a'.repeat(64);

function answer(status: number, code: string | null, members: object = {}, retryAfter: string | null = null) {
  const problem = code === null ? null : { type: 'about:blank', title: code, status, code, ...members };
  return { status, problem, retryAfter, nowMs } satisfies RefusedAnswer;
}

describe('classifyFailure', () => {
  test.each([401, 403])('[RT2] %i of our centre means: not paired', (status) => {
    expect(classifyFailure(answer(status, 'unauthorized'))).toEqual({ type: 'unpaired', status });
  });

  test.each([200, 302, 400, 401, 403, 404, 409, 422, 426])(
    '[RT1a] %i without problem+json is a portal or a proxy: not reached',
    (status) => {
      expect(classifyFailure(answer(status, null))).toMatchObject({ type: 'unreachable' });
    },
  );

  test.each([408, 425, 429, 500, 502, 503, 504, 511])('[RT1] %i means: try again later', (status) => {
    expect(classifyFailure(answer(status, null))).toEqual({ type: 'busy', status, retryAfterMs: null });
  });

  test.each([
    ['30', 30_000],
    ['0', 0],
    ['Sun, 22 Nov 2026 01:02:00 GMT', 120_000],
    ['Sun, 22 Nov 2026 00:00:00 GMT', 0],
    ['999999999', 3_600_000],
    ['soon', null],
  ])('[RT1] Retry-After %s is heeded, up to an hour', (header, retryAfterMs) => {
    expect(classifyFailure(answer(503, null, {}, header))).toEqual({
      type: 'busy',
      status: 503,
      retryAfterMs,
    });
  });

  test('[RT2] 413 means: too large, whoever says it', () => {
    expect(classifyFailure(answer(413, null))).toEqual({ type: 'too-large' });
    expect(classifyFailure(answer(413, 'too-large'))).toEqual({ type: 'too-large' });
  });

  test('[RT2] 426 of our centre means: the app is outdated', () => {
    const outdated = answer(426, 'version-unsupported', { protocol: { min: 2, max: 3 } });
    expect(classifyFailure(outdated)).toEqual({ type: 'outdated', min: 2, max: 3 });
  });

  test('[RP1] 409 replica-forked carries what the centre knows', () => {
    const forked = answer(409, 'replica-forked', { receivedThrough: 7, hash });
    expect(classifyFailure(forked)).toEqual({ type: 'forked', receivedThrough: 7, hash });
    const unreadable = answer(409, 'replica-forked', { receivedThrough: -1.5, hash });
    expect(classifyFailure(unreadable)).toMatchObject({ type: 'rejected', status: 409 });
  });

  test.each([
    [400, 'segment-malformed'],
    [422, 'chain-broken'],
    [422, 'bad-seal'],
    [403, 'wrong-device'],
  ])('[RT2c] %i %s means: refused as a whole', (status, code) => {
    expect(classifyFailure(answer(status, code))).toEqual({ type: 'rejected', status, code });
  });

  test('[RT1] a problem that no rule names is waited out', () => {
    expect(classifyFailure(answer(404, 'not-found'))).toMatchObject({ type: 'unreachable' });
  });
});
