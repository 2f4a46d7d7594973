import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { expectStoredOnce, pairFleet, until } from '../kill/fleet.ts';
import { CentreAdmin } from '../support/centre-admin.ts';
import { CentreProcess } from '../support/centre-process.ts';
import { openCentreStore } from '../support/centre-store.ts';
import { readStoredReplicas } from '../support/journal-evidence.ts';
import { type PushOutcome, sendOver } from '../support/pushing-tablet.ts';

test('told to stop while tablets push, it answers what it has begun, goes with 0, and nothing confirmed is missing', async () => {
  const centre = await CentreProcess.startWith({ args: ['--dev'] });
  onTestFinished(() => centre.dispose());
  const send = sendOver(centre.url);
  const admin = await CentreAdmin.signIn(send, centre.credentials);
  const fleet = await pairFleet(admin, send, 4);
  const seen: PushOutcome[] = [];
  const pushers = fleet.map(async (one) => {
    for (let outcome: PushOutcome = 'acked'; outcome === 'acked'; ) {
      for (let count = 0; count < 4; count += 1) one.tablet.rate(1 + (one.tablet.last % 5));
      outcome = await one.push(send);
      seen.push(outcome);
      await wait(1);
    }
  });
  await until(() => seen.length > 40);
  expect(await centre.stop()).toBe(0);
  await Promise.all(pushers);
  expect(centre.output).not.toMatch(/stop-failed|request-failed|store-unavailable|background-failed/);
  const store = openCentreStore(centre.dataDir, { readonly: true });
  const confirmed = store
    .prepare<[], { id: string; through: number }>('select id, received_through as through from replica')
    .all();
  store.close();
  for (const { tablet, acked } of fleet) {
    const held = confirmed.find(({ id }) => id === tablet.replica)?.through;
    // An answer on its way when the connection went is stored and not heard of: never the other way round.
    expect(held).toBeGreaterThanOrEqual(acked);
  }

  await centre.restart();
  for (const one of fleet) await one.drain(send);
  expectStoredOnce(readStoredReplicas(centre.dataDir), fleet);
  expect(await centre.stop()).toBe(0);
});
