import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** Passes every byte on to a server of this machine, and counts them: requests with their headers, answers with theirs. */
export interface CountingProxy {
  readonly origin: string;
  /** Since the last reset. */
  readonly up: number;
  readonly down: number;
  reset(): void;
  close(): void;
}

export async function startCountingProxy(targetPort: number): Promise<CountingProxy> {
  const count = { up: 0, down: 0 };
  const open = new Set<() => void>();
  const server = createServer((client) => {
    const target = connect(targetPort, 'localhost');
    const end = (): void => {
      client.destroy();
      target.destroy();
      open.delete(end);
    };
    open.add(end);
    client.on('data', (chunk) => {
      count.up += chunk.length;
    });
    target.on('data', (chunk) => {
      count.down += chunk.length;
    });
    for (const socket of [client, target]) socket.on('error', end).on('close', end);
    client.pipe(target);
    target.pipe(client);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    origin: `http://localhost:${port}`,
    get up() {
      return count.up;
    },
    get down() {
      return count.down;
    },
    reset: () => Object.assign(count, { up: 0, down: 0 }),
    close() {
      for (const end of open) end();
      server.close();
    },
  };
}
