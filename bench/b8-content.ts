import { CentreProcess } from '#tests/support/centre-process.ts';
import { RealTablet } from '#tests/support/real-tablet.ts';
import { countAt } from './arguments.ts';
import { buildApp } from './build-app.ts';
import { type Delivery, measureDelivery } from './measure-delivery.ts';
import { record } from './record.ts';
import { spreadOf } from './spread.ts';

/**
 * B8: how 2,000 procedures come down to a tablet, and one word that was changed in one of them: bytes on the line in both directions, with
 * every header, and the time until it is laid beside the old content and until it is swapped in. A real Chromium, a real centre, a proxy
 * that counts. `node bench/b8-content.ts [procedures] [changes]`
 */
const PROCEDURES = countAt(0, 2_000, 200);
const CHANGES = countAt(1, 5, 1);
const SHARE_PERCENT = 5;

await buildApp();
const centre = await CentreProcess.start();
try {
  const { whole, all, words, isSame, chromium } = await measureDelivery(
    centre,
    (origin) => new RealTablet(origin),
    { procedures: PROCEDURES, changes: CHANGES },
  );
  const bytes = (one: Pick<Delivery, 'up' | 'down'>) => one.up + one.down;
  const share = (100 * spreadOf(words.map(bytes)).median) / bytes(whole);
  const row = (name: string, some: readonly Delivery[]) => ({
    name,
    values: [
      spreadOf(some.map(({ requests }) => requests)),
      ...[spreadOf(some.map(({ up }) => up / 1_000)), spreadOf(some.map(({ down }) => down / 1_000))],
      ...[
        spreadOf(some.map(({ laidMs }) => laidMs / 1_000)),
        spreadOf(some.map(({ swappedMs }) => swappedMs / 1_000)),
      ],
    ],
  });
  record({
    id: 'B8',
    title: `A change of content among ${PROCEDURES.toLocaleString('en')} procedures`,
    columns: ['requests', 'kB up', 'kB down', 'laid beside the old after, s', 'swapped in after, s'],
    rows: [
      {
        name: 'the whole package, packed',
        values: [1, Math.round(whole.up / 1_000), Math.round(whole.down / 1_000), '', ''],
      },
      row('all parts but those of seventy', [all]),
      row('one word in one procedure', words),
    ],
    goals: [
      {
        goal: `one word: ≤ ${SHARE_PERCENT} % of the package`,
        got: `${share.toFixed(2)} %`,
        met: share <= SHARE_PERCENT,
      },
    ],
    checks: [
      { what: 'the content that was swapped in has the hash that the centre names', ok: isSame },
      { what: `each of ${CHANGES} changes was swapped in`, ok: words.length === CHANGES },
    ],
    notes: [
      'Headers, the heartbeat that tells of it and its ack are in the bytes; 8 s without a touch are in the last column.',
    ],
    chromium,
  });
} finally {
  await centre.dispose();
}
