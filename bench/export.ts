import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openPostgres } from '#server/store/open-postgres.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { CentreAdmin } from '#tests/support/centre-admin.ts';
import { CentreProcess } from '#tests/support/centre-process.ts';
import { insertManyRatings } from '#tests/support/many-ratings.ts';
import { sendOver } from '#tests/support/pushing-tablet.ts';

/**
 * How much memory the centre holds while somebody takes away every rating, and how long that takes. A real process on a
 * store of so many: `npm run bench:export -- 1000000`; with DATABASE_URL on PostgreSQL (an empty database).
 */
const ROWS = Number(process.argv[2] ?? 1_000_000);
const FORMATS = ['ndjson', 'csv', 'xlsx'] as const;
/** As `npm start` has them. */
const NODE_FLAGS = ['--optimize-for-size', '--max-semi-space-size=4'];

const dataDir = mkdtempSync(join(tmpdir(), 'hailong-export-'));
const databaseUrl = process.env.DATABASE_URL;
const centre = await CentreProcess.startWith({
  ...{ dataDir, args: ['--dev'], nodeFlags: NODE_FLAGS },
  ...(databaseUrl ? { databaseUrl } : {}),
});
try {
  const send = sendOver(centre.url, 3_600_000);
  const admin = await CentreAdmin.signIn(send, centre.credentials);
  const db = databaseUrl
    ? openPostgres(databaseUrl, () => undefined)
    : openSqlite(join(dataDir, 'hailong.db'));
  await insertManyRatings(db, ROWS);
  await db.destroy();
  console.log(`| ${ROWS} ratings | size | time | memory before | highest |\n|---|---|---|---|---|`);
  for (const format of FORMATS) {
    // A fresh process each time: what one format left behind is not the next one's.
    await centre.stop();
    await centre.restart();
    await admin.devices();
    const before = residentMb();
    let highest = before;
    const watch = setInterval(() => {
      highest = Math.max(highest, residentMb());
    }, 20);
    const startedMs = performance.now();
    const bytes = await admin.download(`/api/v1/ratings?format=${format}`);
    clearInterval(watch);
    const seconds = (performance.now() - startedMs) / 1_000;
    console.log(
      `| ${format} | ${(bytes / 1e6).toFixed(0)} MB | ${seconds.toFixed(1)} s | ${before} MB | ${highest} MB |`,
    );
  }
} finally {
  await centre.dispose();
  rmSync(dataDir, { recursive: true, force: true });
}

function residentMb(): number {
  const status = readFileSync(`/proc/${centre.pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
}
