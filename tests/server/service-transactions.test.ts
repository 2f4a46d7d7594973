import { expect, test } from 'vitest';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { OFFICE } from '../support/small-office.ts';

const CLIENT = '../../docs/transactions/client.mjs';
const KEY = 'khoá bí mật của phần mềm một cửa, dài';

async function start() {
  const centre = await createSignedInCentre();
  const wish = { name: 'Một cửa', unit: OFFICE.unit, scopes: ['transactions.write'], days: 30 };
  const { token } = await (await centre.client.send('POST', '/tokens', wish)).json();
  const { sendTransaction, signReference } = await import(CLIENT);
  const calls: Request[] = [];
  const send = async (
    fileNumber: string,
    answer: (request: Request) => Response | Promise<Response> = (request) => centre.app.fetch(request),
  ) =>
    await sendTransaction({
      ...{ url: 'http://localhost', token, referenceKey: KEY, fileNumber, counter: OFFICE.counter },
      fetch: async (input: string, init: RequestInit) => {
        const request = new Request(input, init);
        calls.push(request.clone());
        return await answer(request);
      },
    });
  return { ...centre, send, calls, signReference };
}

test('the reference client tells a transaction, and the number of the file stays where it is', async () => {
  const { send, calls, signReference } = await start();
  expect(await send('H26.15-0007')).toMatchObject({ counted: true, repeated: false });
  expect(await send('H26.15-0007')).toMatchObject({ counted: false, repeated: true });
  const body = await calls[0]?.text();
  expect(body).not.toContain('H26.15');
  expect(JSON.parse(body ?? '').reference).toBe(signReference(KEY, 'H26.15-0007'));
  expect(() => signReference('ngắn', 'x')).toThrow('32');
});

test('it repeats what did not get through under the same reference, and never what was refused', async () => {
  const { send, calls, app, context } = await start();
  const lost = await send('1', async (request) => {
    // The centre took it, and its answer was lost.
    if (calls.length === 1) {
      await app.fetch(request);
      throw new TypeError('fetch failed');
    }
    return calls.length === 2 ? new Response('', { status: 503 }) : app.fetch(request);
  });
  expect([lost, calls.length]).toEqual([expect.objectContaining({ repeated: true }), 3]);
  expect(await context.db.selectFrom('transaction_count').select('n').execute()).toEqual([{ n: 1 }]);
  expect(await send('2', () => new Response('', { status: 502 }))).toBeNull();
  expect(calls).toHaveLength(7);
  await expect(send('3', () => new Response('no', { status: 403 }))).rejects.toThrow('refused: 403 no');
  expect(calls).toHaveLength(8);
});

test('a stream begins with a sign of life and brings the invitation once, of this counter alone', async () => {
  const { app, tablet, send } = await start();
  const gone = new AbortController();
  const response = await app.request('/api/v1/invitations', {
    headers: { Authorization: `Bearer ${tablet.token}`, Accept: 'text/event-stream' },
    signal: gone.signal,
  });
  expect(response.headers.get('Content-Type')).toMatch(/^text\/event-stream/);
  const reader = response.body?.getReader();
  const read = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await read()).toBe(': here\n\n');
  await send('1');
  const event = await read();
  expect(event).toMatch(
    /^event: invitation\ndata: \{"id":"[^"]+","until":"2026-11-22T01:01:30\.000Z","field":null\}\nid: /,
  );
  const next = await Promise.race([read(), new Promise((resolve) => setTimeout(resolve, 2_500, 'nothing'))]);
  expect(next).toBe('nothing');
  await reader?.cancel();
  gone.abort();
});
