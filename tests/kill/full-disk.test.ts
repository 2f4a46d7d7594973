import { afterEach, beforeEach, expect, test } from 'vitest';
import { CentreAdmin } from '../support/centre-admin.ts';
import { CentreProcess } from '../support/centre-process.ts';
import { readStoredReplicas } from '../support/journal-evidence.ts';
import { type PushingTablet, type PushOutcome, sendOver } from '../support/pushing-tablet.ts';
import type { Send } from '../support/tablet.ts';
import { expectStoredOnce, pairFleet } from './fleet.ts';
import { createSmallDisk, type SmallDisk } from './small-disk.ts';

const DISK_MB = 12;
/** Fills the disk faster than ratings would. */
const PADDING = 'x'.repeat(20_000);
const REFUSALS = 12;

let disk: SmallDisk;
let centre: CentreProcess;
let admin: CentreAdmin;
let send: Send;
let fleet: readonly PushingTablet[];

beforeEach(async () => {
  disk = createSmallDisk(DISK_MB);
  centre = await CentreProcess.startWith({ dataDir: disk.folder, within: disk.within });
  send = sendOver(centre.url);
  admin = await CentreAdmin.signIn(send, centre.credentials);
  fleet = await pairFleet(admin, send, 3);
});

afterEach(async () => {
  await centre?.dispose();
  disk?.dispose();
});

test.each([
  ['goes on when there is room', async () => disk.enlarge(centre.pid)],
  [
    'holds what it confirmed when it is killed on the full disk',
    async () => {
      await centre.kill();
      disk.enlarge(null);
      await centre.restart();
    },
  ],
])(
  'a full disk: the server stays up, says so, confirms nothing that it did not store, and %s',
  async (_, makeRoom) => {
    const pid = centre.pid;
    const seen = await pushUntilRefused();
    expect(seen).toContain('acked');
    expect(seen).not.toContain('unreachable');
    expect(centre.pid).toBe(pid);
    // What needs no writing still works.
    expect((await send('/api/v1/health', {})).status).toBe(200);
    const pulled = await admin.pullAll();
    expect(pulled.length).toBeGreaterThan(0);
    expectHeldAsConfirmed();

    await makeRoom();
    for (const one of fleet) await one.drain(send);
    expect(centre.output).not.toContain('request-failed');
    expectStoredOnce(readStoredReplicas(centre.dataDir), fleet);
    expect((await admin.pullAll()).slice(0, pulled.length)).toEqual(pulled);
  },
);

async function pushUntilRefused(): Promise<readonly PushOutcome[]> {
  const seen: PushOutcome[] = [];
  for (let turn = 0; seen.filter((outcome) => outcome === 'unavailable').length < REFUSALS; turn += 1) {
    if (turn > 500) throw new Error('the disk does not fill');
    for (const one of fleet) {
      one.tablet.rate(1 + (one.tablet.last % 5));
      one.tablet.record('device', { event: 'filler', padding: PADDING });
      seen.push(await one.push(send));
    }
  }
  return seen;
}

/** At least what was confirmed, and nothing that no tablet wrote. */
function expectHeldAsConfirmed(): void {
  const byId = new Map(readStoredReplicas(centre.dataDir).map((replica) => [replica.id, replica]));
  for (const { tablet, acked } of fleet) {
    const lines = byId.get(tablet.replica)?.entries.map(({ line }) => line) ?? [];
    expect(lines.length).toBe(acked);
    expect(lines).toEqual(tablet.rows.slice(0, lines.length).map(({ line }) => line));
  }
}
