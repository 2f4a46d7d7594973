import { setTimeout as wait } from 'node:timers/promises';
import { openPostgres } from '#server/store/open-postgres.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { pairByCode } from '#tests/sim/sim-pairing.ts';
import { CentreAdmin } from '#tests/support/centre-admin.ts';
import { createSeededChance } from '#tests/support/virtual-time.ts';
import type { DayCentre } from './day-centre.ts';
import { type DayEvidence, findEvidence } from './day-evidence.ts';
import { DayLog } from './day-log.ts';
import { DayTablet } from './day-tablet.ts';
import { addProvince } from './province-office.ts';
import { measurePushCost, type PushCost } from './push-cost.ts';
import { ANSWERS_BY_HOUR, BACK_ONLINE, nextVisit, OFFLINE_SHARE, OUTAGE } from './visits.ts';

/** How a day is run. */
export interface DayPlan {
  readonly tablets: number;
  /** How long an hour lasts; that of the outage three times as long, so that the tablets' pauses come to their longest. */
  readonly secondsAnHour: number;
  /** Of one tablet. */
  readonly answers: number;
}

/** What came of a day. */
export interface Day extends DayEvidence {
  readonly log: DayLog;
  readonly answers: number;
  /** While the day went on, without the outage; of the centre's processes, not of PostgreSQL's. */
  readonly coreShare: number;
  /** Largest process around one hour of the day, MB. */
  readonly memoryMb: (hour: number) => number;
  readonly highestMb: number;
  readonly cost: PushCost;
}

const OUTAGE_STRETCH = 3;
/** All are switched on within a tenth of the first hour. */
const SWITCHED_ON_WITHIN = 0.1;
const RESTART_AT = 5;
const DRAIN_MS = 120_000;

/** One working day of a province on a centre that nobody has used yet. */
export async function runDay(plan: DayPlan, centre: DayCentre, databaseUrl: string | null): Promise<Day> {
  const { dataDir } = centre.first;
  const store = databaseUrl === null ? { dataDir } : { databaseUrl };
  const admin = await CentreAdmin.signIn((path, init) => centre.fetch(path, init), centre.first.credentials);
  const log = new DayLog();
  const tablets = await pairAll(plan, centre, databaseUrl, log);
  const startMs = performance.now();
  const usedBefore = centre.processorSeconds();
  const hourMs = plan.secondsAnHour * 1_000;
  const atMs = (hour: number) => startMs + hourMs * stretched(hour);
  await passDay(plan, centre, tablets, log, atMs);
  const used = centre.processorSeconds() - usedBefore;
  const openMs = performance.now() - startMs - (atMs(OUTAGE.to) - atMs(OUTAGE.from));
  await drain(tablets);
  const cost = await measurePushCost(centre, admin);
  return {
    ...(await findEvidence(tablets, cost.ids, admin, store)),
    ...{ log, cost },
    answers: tablets.reduce((sum, { ids }) => sum + ids.length, 0),
    coreShare: (used * 1_000) / openMs,
    memoryMb: (hour) => centre.memoryAround(atMs(hour), hourMs / 4),
    highestMb: centre.highestMb,
  };
}

/** How many hours of ordinary length have passed. */
function stretched(hour: number): number {
  const inOutage = Math.min(Math.max(0, hour - OUTAGE.from), OUTAGE.to - OUTAGE.from);
  return hour + (OUTAGE_STRETCH - 1) * inOutage;
}

async function pairAll(
  plan: DayPlan,
  centre: DayCentre,
  databaseUrl: string | null,
  log: DayLog,
): Promise<readonly DayTablet[]> {
  const random = createSeededChance(9);
  const { dataDir, url } = centre.first;
  const db = databaseUrl ? openPostgres(databaseUrl, () => undefined) : openSqlite(`${dataDir}/hailong.db`);
  const waiting = await addProvince(db, plan.tablets).finally(() => db.destroy());
  const tablets: DayTablet[] = [];
  for (const { counter, pairingCode } of waiting) {
    const identity = await pairByCode((request) => fetch(request), pairingCode, url);
    const isOffline = random.fraction() < OFFLINE_SHARE;
    tablets.push(new DayTablet({ identity, counter, random, isOffline, fetch: centre.fetch, log }));
  }
  return tablets;
}

/** @param atMs when an hour of the day is, on the clock of the wall */
async function passDay(
  plan: DayPlan,
  centre: DayCentre,
  tablets: readonly DayTablet[],
  log: DayLog,
  atMs: (hour: number) => number,
): Promise<void> {
  const random = createSeededChance(10).fraction;
  const until = (hour: number) => wait(Math.max(0, atMs(hour) - performance.now()));
  centre.watchMemory();
  const visiting = tablets.map(async (tablet) => {
    await until(SWITCHED_ON_WITHIN * random());
    tablet.loop.start();
    const next = (hour: number) => nextVisit(hour, random, plan.answers);
    for (let hour = next(0); hour !== null; hour = next(hour)) {
      await until(hour);
      await tablet.rate(1 + Math.floor(5 * random()));
    }
  });
  await until(OUTAGE.from);
  await centre.kill();
  await until(OUTAGE.to);
  await centre.startAgain();
  for (const tablet of tablets) if (!tablet.isOffline) log.open(tablet, 'outage');
  await until(RESTART_AT);
  await centre.restartEach();
  await until(BACK_ONLINE);
  for (const tablet of tablets.filter(({ isOffline }) => isOffline)) {
    tablet.isOffline = false;
    log.open(tablet, 'offline');
    tablet.loop.nudge('online');
  }
  await Promise.all(visiting);
  await until(ANSWERS_BY_HOUR.length);
}

/** Until everything is confirmed, or it is clear that it will not be. */
async function drain(tablets: readonly DayTablet[]): Promise<void> {
  const deadline = performance.now() + DRAIN_MS;
  while (tablets.some(({ pending }) => pending > 0) && performance.now() < deadline) await wait(100);
  for (const { loop } of tablets) loop.stop();
  // A heartbeat that is under way is answered by then.
  await wait(1_000);
}
