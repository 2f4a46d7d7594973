import { createCanary } from '#device/canary.ts';
import { createDexieJournal } from '#device/dexie-journal.ts';
import { openDatabase } from '#device/open-database.ts';
import { openEngine } from '#device/open-engine.ts';
import { pairDevice } from '#device/pair-device.ts';
import { systemClock } from '#device/system-clock.ts';
import { webRandom } from '#device/web-random.ts';
import type { Journal } from '#sync/ports.ts';
import type { SyncLoop } from '#sync/sync-loop.ts';
import { MORE_ROWS, offer, portions, Rows } from './page-peer.ts';

/** Our own tablet without its screens: the journal on IndexedDB, the loop and the transport as the kiosk puts them together. */
const stamp = { clock: systemClock, random: webRandom };
const APP = 'bench';

let journal: Journal;
let loop: SyncLoop;
let rows: Rows;

offer({
  async prepare(task) {
    const opened = await openDatabase();
    if (!opened.ok) throw new Error(`the storage does not open: ${opened.error.type}`);
    const db = opened.value;
    journal = createDexieJournal(db, stamp);
    const ports = { db, canary: createCanary(), fetch: window.fetch, crypto, stamp };
    const paired = await pairDevice(ports, { code: task.code ?? '', app: APP });
    if (!paired.ok) throw new Error(`not paired: ${paired.error.type}`);
    rows = new Rows(task, MORE_ROWS);
    for (const portion of portions(rows.take(task.count), 1_000)) await journal.append(portion);
    const none = () => null;
    const engine = openEngine({
      ...{ identity: paired.value, journal, app: APP, lastTapAt: none, contentVersion: none },
      onContentVersion() {},
    });
    loop = engine.loop;
  },
  send() {
    const begunMs = performance.now();
    return new Promise((resolve) => {
      const stop = loop.subscribe(({ last, pending, phase }) => {
        if (phase === 'stopped' || last === 0 || pending > 0) return;
        stop();
        resolve(performance.now() - begunMs);
      });
      loop.start();
    });
  },
  start: () => loop.start(),
  async record(count) {
    await journal.append(rows.take(count));
    loop.nudge('recorded');
  },
  async unsent() {
    const { last, ackedThrough } = await journal.state();
    return last - ackedThrough;
  },
});
