import { expect, onTestFinished, test } from 'vitest';
import { toCounterId } from '#shared/domain/ids.ts';
import { createVirtualTime, type VirtualTime } from '#tests/support/virtual-time.ts';
import { followInvitations, followWished } from './follow-invitations.ts';

const UNTIL = '2026-11-30T02:00:00.000Z';
const eventOf = (id: string) => `event: invitation\ndata: ${JSON.stringify({ id, until: UNTIL })}\n\n`;

/** A centre that answers each call as it is told; what it is asked is kept. */
function start(answer: (accept: string, n: number, signal: AbortSignal) => Response | Promise<Response>) {
  const time: VirtualTime = createVirtualTime(0);
  const asked: string[] = [];
  const fields: (string | null)[] = [];
  let invited = 0;
  const stop = followInvitations({
    fetch: async (input, init) => {
      const accept = new Headers(init?.headers).get('accept') ?? '';
      expect([String(input), new Headers(init?.headers).get('authorization')]).toEqual([
        '/api/v1/invitations?counter=c-1',
        'Bearer bi-mat',
      ]);
      asked.push(accept);
      return await answer(accept, asked.length, init?.signal ?? AbortSignal.abort());
    },
    token: 'bi-mat',
    counter: toCounterId('c-1'),
    clock: time,
    random: { fraction: () => 0.5 },
    onInvited: (field) => {
      invited += 1;
      fields.push(field);
    },
  });
  onTestFinished(stop);
  return { time, asked, stop, fields, invited: () => invited };
}

const stream = (body: BodyInit) => new Response(body, { headers: { 'content-type': 'text/event-stream' } });
const json = (ids: readonly string[]) =>
  new Response(JSON.stringify({ items: ids.map((id) => ({ id, until: UNTIL })) }));

/** Lets everything that waits for a promise go on. */
const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

test('an invitation is passed on once, though it is told again by each stream', async () => {
  const { time, invited, asked } = start((_, n) =>
    stream(n === 1 ? eventOf('a') : eventOf('a') + eventOf('b')),
  );
  await settle();
  expect(invited()).toBe(1);
  await time.advance(2_000, settle);
  expect(asked.length).toBeGreaterThan(1);
  expect(invited()).toBe(2);
});

test('where no stream gets through it asks every ten seconds, and tries a stream again later', async () => {
  const { time, invited, asked } = start((accept) =>
    accept === 'application/json' ? json(['a']) : new Response('<html>', { status: 502 }),
  );
  await time.advance(40_000, settle);
  expect(asked.slice(0, 4)).toEqual([...Array(3).fill('text/event-stream'), 'application/json']);
  expect(invited()).toBe(1);
  const before = asked.length;
  await time.advance(620_000, settle);
  expect(asked.slice(before)).toContain('text/event-stream');
});

test('a stream that is held back is given up after forty seconds of silence', async () => {
  const { time, asked } = start((accept, _, signal) => {
    if (accept === 'application/json') return json([]);
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  });
  await settle();
  await time.advance(39_000, settle);
  expect(asked).toHaveLength(1);
  await time.advance(180_000, settle);
  expect(asked).toContain('application/json');
});

test.each([
  ['no JSON', 'event: invitation\ndata: xin chào\n\n'],
  ['another shape', 'event: invitation\ndata: {"id":5}\n\n'],
  ['another event', `event: khác\ndata: {"id":"a","until":"${UNTIL}"}\n\n`],
])('%s invites nobody, and what follows is heard', async (_, text) => {
  const { invited } = start((_accept, n) => stream(n === 1 ? text + eventOf('b') : ': here\n\n'));
  await settle();
  expect(invited()).toBe(1);
});

test('nothing is asked and nobody invited once it is stopped', async () => {
  const { time, asked, stop, invited } = start(() => stream(eventOf('a')));
  stop();
  await time.advance(180_000, settle);
  expect(asked.length).toBeLessThanOrEqual(1);
  expect(invited()).toBe(0);
});

test('it follows what is wished, anew at another counter or with another token, and nothing when it is not', async () => {
  const asked: string[] = [];
  let [token, counter]: [string | null, ReturnType<typeof toCounterId> | null] = [null, null];
  let look = () => {};
  followWished({
    fetch: async (input, init) => {
      asked.push(`${String(input).split('=')[1]} ${new Headers(init?.headers).get('authorization')}`);
      return await new Promise<Response>(() => {});
    },
    clock: createVirtualTime(0),
    random: { fraction: () => 0 },
    token: () => token,
    counter: () => counter,
    subscribe: (listener) => {
      look = listener;
    },
    onInvited: () => {},
  });
  const change = async (next: typeof token, at: string | null) => {
    token = next;
    counter = at === null ? null : toCounterId(at);
    look();
    look();
    await settle();
  };
  await change('a', null);
  await change(null, 'c-1');
  expect(asked).toEqual([]);
  await change('a', 'c-1');
  await change('a', 'c-2');
  await change('b', 'c-2');
  await change('b', null);
  expect(asked).toEqual(['c-1 Bearer a', 'c-2 Bearer a', 'c-2 Bearer b']);
});
