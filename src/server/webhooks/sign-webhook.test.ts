import { expect, test } from 'vitest';
import { retryDelayMs } from './retry-delay.ts';
import { signWebhook } from './sign-webhook.ts';

/** The worked example of the Standard Webhooks specification. */
test('signs as Standard Webhooks does', () => {
  const headers = signWebhook(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    atMs: 1_614_265_330_000,
    body: '{"test": 2432232314}',
  });
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('waits longer each time, up to an hour, anywhere below the bound, and never gives up', () => {
  expect([1, 2, 3, 4].map((attempts) => retryDelayMs(attempts, 1))).toEqual([10_000, 20_000, 40_000, 80_000]);
  expect(retryDelayMs(10, 1)).toBe(3_600_000);
  expect(retryDelayMs(100_000, 1)).toBe(3_600_000);
  expect(retryDelayMs(10, 0.5)).toBe(1_800_000);
  expect(retryDelayMs(10, 0)).toBe(1_000);
});
