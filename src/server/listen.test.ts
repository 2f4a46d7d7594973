import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { type Listening, listen } from './listen.ts';
import { createLog } from './log.ts';

const SILENT = createLog(
  () => {},
  () => 0,
);
const IMPATIENT = { headersMs: 200, requestMs: 400, lookEveryMs: 50 };
let listening: Listening | undefined;

async function start(): Promise<Socket> {
  const port = await freePort();
  const settings = { host: '127.0.0.1', port, tls: null, allowHttp: false };
  const echo = async (request: Request) => new Response(await request.text());
  listening = await listen(settings, echo, SILENT, IMPATIENT);
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  await once(socket, 'connect');
  return socket;
}

afterEach(async () => {
  await listening?.stop();
});

/** Everything that comes until the other side closes. */
async function answerOn(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (part: string) => {
    text += part;
  });
  socket.on('error', () => {});
  await once(socket, 'close');
  return text;
}

test('a body that never ends is cut off', async () => {
  const socket = await start();
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nhalf');
  expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 408 /);
});

test('so is a head that never ends', async () => {
  const socket = await start();
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nX-Slow: ');
  expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 408 /);
});

test('two lengths that disagree are refused, so that nothing can hide between requests', async () => {
  const socket = await start();
  socket.write(
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET',
  );
  expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 400 /);
});

test.each(['0.0.0.0', '192.168.1.10', '::', 'kiosk.local'])(
  'to other machines (%s) plain HTTP is not served unless told to',
  async (host) => {
    const settings = { host, port: await freePort(), tls: null, allowHttp: false };
    await expect(listen(settings, () => new Response(''), SILENT)).rejects.toThrow('ALLOW_HTTP=1');
  },
);

test('it is where something in front speaks HTTPS', async () => {
  const port = await freePort();
  const settings = { host: '0.0.0.0', port, tls: null, allowHttp: true };
  listening = await listen(settings, () => new Response('ở đây'), SILENT);
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('ở đây');
});
