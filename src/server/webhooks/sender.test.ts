import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createWebhookSender, isAllowedUrl, isInsideAddress } from './sender.ts';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  'không phải địa chỉ',
])('%s is inside', (address) => {
  expect(isInsideAddress(address)).toBe(true);
});

test.each(['8.8.8.8', '172.32.0.1', '203.162.0.1', '2001:4860:4860::8888', '::ffff:8.8.8.8'])(
  '%s is outside',
  (address) => {
    expect(isInsideAddress(address)).toBe(false);
  },
);

test.each([
  ['https://tthc.example.vn/hook', true],
  ['http://tthc.example.vn/hook', false],
  ['https://127.0.0.1/hook', false],
  ['https://[::1]/hook', false],
  ['https://2130706433/hook', false],
  ['https://0x7f.1/hook', false],
  ['https://user:pass@tthc.example.vn/hook', false],
  ['http://noi-bo.lan/hook', true],
  ['http://noi-bo.lan.example.com/hook', false],
])('%s may be sent to: %s', (url, allowed) => {
  expect(isAllowedUrl(url, ['noi-bo.lan'])).toBe(allowed);
});

async function listen(answer: (path: string) => { status: number; location?: string }) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const { status, location } = answer(request.url ?? '');
    seen.push(request.url ?? '');
    response.writeHead(status, location === undefined ? {} : { Location: location }).end('x');
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, seen };
}

test('a redirect is an answer, not a way on', async () => {
  const { port, seen } = await listen((path) =>
    path === '/a' ? { status: 302, location: '/b' } : { status: 200 },
  );
  const send = createWebhookSender(['127.0.0.1']);
  const outcome = await send(`http://127.0.0.1:${port}/a`, {}, '{}', new AbortController().signal);
  expect(outcome).toEqual({ type: 'answered', status: 302 });
  expect(seen).toEqual(['/a']);
});

test('a name that leads inside is not connected to', async () => {
  const { port, seen } = await listen(() => ({ status: 200 }));
  const send = createWebhookSender([]);
  const outcome = await send(`https://localhost:${port}/a`, {}, '{}', new AbortController().signal);
  expect(outcome).toEqual({ type: 'failed', fault: 'forbidden-address' });
  expect(seen).toEqual([]);
});

test('nobody there is unreachable', async () => {
  const send = createWebhookSender(['127.0.0.1']);
  const outcome = await send('http://127.0.0.1:9/a', {}, '{}', new AbortController().signal);
  expect(outcome).toEqual({ type: 'failed', fault: 'unreachable' });
});
