import { CentreAdmin } from '#tests/support/centre-admin.ts';
import { CentreProcess } from '#tests/support/centre-process.ts';
import { faultsOf, fire } from '#tests/support/cursor-fire.ts';
import { DurablePostgres } from '#tests/support/durable-postgres.ts';
import { PushingTablet, sendOver } from '#tests/support/pushing-tablet.ts';
import type { Send } from '#tests/support/tablet.ts';

/**
 * Eight tablets push and three systems pull for so many seconds, over HTTP, on real processes: one on the embedded store,
 * two on one PostgreSQL. Every puller must end with every rating once: `npm run soak:cursor -- 60`.
 */
const SECONDS = Number(process.argv[2] ?? 60);
const WRITERS = 8;
const PULLERS = 3;

const single = await CentreProcess.startWith({ args: ['--dev'] });
try {
  await soak('SQLite, one process', [single]);
} finally {
  await single.dispose();
}
const postgres = await DurablePostgres.start();
try {
  const options = { args: ['--dev'], databaseUrl: postgres.url };
  const both = [await CentreProcess.startWith(options), await CentreProcess.startWith(options)];
  try {
    await soak('PostgreSQL, two processes', both);
  } finally {
    for (const centre of both) await centre.dispose();
  }
} finally {
  await postgres.dispose();
}

async function soak(what: string, centres: readonly CentreProcess[]): Promise<void> {
  const sends = centres.map(({ url }) => sendOver(url));
  const [first] = centres;
  if (first === undefined) throw new Error('no centre');
  const admin = await CentreAdmin.signIn(pick(sends, 0), first.credentials);
  const before = (await admin.pullAll()).length;
  const tablets: PushingTablet[] = [];
  for (let seed = 1; seed <= WRITERS; seed += 1)
    tablets.push(await PushingTablet.pair(pick(sends, 0), await admin.addDevice(), seed));
  const endsMs = performance.now() + SECONDS * 1_000;
  const writers = tablets.map((one, index) => async (round: number) => {
    const ids = Array.from({ length: 1 + (round % 4) }, () => one.tablet.rate(1 + (round % 5)).id);
    await one.drain(pick(sends, index + round));
    return ids;
  });
  const pullers = Array.from({ length: PULLERS }, (_, index) => {
    let turn = index;
    return (after: string | null) => {
      turn += 1;
      return admin.pull(after, 50, pick(sends, turn));
    };
  });
  const fired = await fire(writers, pullers, () => performance.now() > endsMs);
  const faults = faultsOf({ ...fired, pulled: fired.pulled.map((items) => items.slice(before)) });
  console.log(
    `${what}: ${fired.written.length} ratings in ${SECONDS} s (${(fired.written.length / SECONDS).toFixed(0)} a second); ` +
      faults
        .map(({ missed, repeated }, n) => `puller ${n + 1}: ${missed} missed, ${repeated} twice`)
        .join('; '),
  );
  if (faults.some(({ missed, repeated }) => missed + repeated > 0)) process.exitCode = 1;
}

function pick(sends: readonly Send[], index: number): Send {
  const send = sends[index % sends.length];
  if (send === undefined) throw new Error('no server');
  return send;
}
