import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CentreAdmin } from '../support/centre-admin.ts';
import { CentreProcess } from '../support/centre-process.ts';
import { DurablePostgres } from '../support/durable-postgres.ts';
import { readPostgresReplicas } from '../support/journal-evidence.ts';
import { type PushingTablet, type PushOutcome, sendOver } from '../support/pushing-tablet.ts';
import type { Send } from '../support/tablet.ts';
import { expectStoredOnce, pairFleet, until } from './fleet.ts';

let postgres: DurablePostgres;
let centre: CentreProcess;
let admin: CentreAdmin;
let send: Send;
let fleet: readonly PushingTablet[];

beforeAll(async () => {
  postgres = await DurablePostgres.start();
  centre = await CentreProcess.startWith({ databaseUrl: postgres.url });
  send = sendOver(centre.url);
  admin = await CentreAdmin.signIn(send, centre.credentials);
  fleet = await pairFleet(admin, send, 3);
});

afterAll(async () => {
  await centre?.dispose();
  await postgres?.dispose();
});

test.each([
  ['in order', () => postgres.stop()],
  ['by SIGKILL', () => postgres.kill()],
])(
  'PostgreSQL that goes %s in the middle of pushes and comes back loses and doubles nothing',
  async (_, end) => {
    const pid = centre.pid;
    const seen: PushOutcome[] = [];
    let pushing = true;
    const pushers = fleet.map(async (one) => {
      while (pushing) {
        for (let count = 0; count < 4; count += 1) one.tablet.rate(1 + (one.tablet.last % 5));
        seen.push(await one.push(send));
        await wait(5);
      }
    });
    await until(() => seen.filter((outcome) => outcome === 'acked').length > 15);
    await end();
    const before = seen.length;
    await until(() => seen.slice(before).filter((outcome) => outcome === 'unavailable').length > 5);
    expect(seen).not.toContain('unreachable');
    await postgres.restart();
    const back = seen.length;
    await until(() => seen.slice(back).filter((outcome) => outcome === 'acked').length > 15);
    pushing = false;
    await Promise.all(pushers);
    for (const one of fleet) await one.drain(send);
    expect(centre.pid).toBe(pid);
    expect(seen).not.toContain('unreachable');
    expect(centre.output).not.toContain('request-failed');
    expectStoredOnce(await readPostgresReplicas(postgres.url), fleet);
    const recorded = fleet.flatMap(({ tablet }) => tablet.rows.map(({ line }) => JSON.parse(line).id));
    const pulled = (await admin.pullAll()).map(({ id }) => id);
    expect(pulled.length).toBe(recorded.length);
    expect(new Set(pulled)).toEqual(new Set(recorded));
  },
);
