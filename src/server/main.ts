import { join } from 'node:path';
import { announce } from './announce.ts';
import { createApp } from './app.ts';
import { openEarlierCases } from './cases/open-earlier-cases.ts';
import { keepSubtreeSumsHourly, SUBTREE_SUMS_MS } from './figures/keep-subtree-sums.ts';
import { buildEarlierSums } from './figures/rebuild-sums.ts';
import { judgeEarlier } from './ingest/judge-earlier.ts';
import { projectEarlierProcedureNotes } from './ingest/keep-procedure-notes.ts';
import { projectEarlierAsks } from './ingest/project-asks.ts';
import { projectEarlierFeedback } from './ingest/project-feedback.ts';
import { replayAfterUpgrade } from './ingest/replay-quarantine.ts';
import { projectEarlierStaffNotes } from './ingest/staff-notes.ts';
import { type Fetch, listen } from './listen.ts';
import { openCentre, ROOT } from './open-centre.ts';
import { keepMonths } from './operate/keep-months.ts';
import { runEvery } from './operate/run-every.ts';
import { buildPages } from './pages/build-pages.ts';
import { mountPages } from './pages/mount-pages.ts';
import { problemResponse } from './problem.ts';
import { createProcessPorts } from './process-ports.ts';
import { RETENTION_LOOK_MS, runRetentionIfDue } from './retention/nightly.ts';
import { keepQuestionnaires } from './rules/keep-questionnaires.ts';
import { seedDemo } from './sample/seed-demo.ts';
import { seedOffice } from './sample/seed-office.ts';
import { readSettings } from './settings.ts';
import { StartFailure } from './start-failure.ts';
import { findWaitingAdmin } from './store/accounts.ts';
import { hasUnpairedDevice } from './store/devices.ts';
import { forgetOldTransactions } from './transactions/take-transaction.ts';
import { deliverDue } from './webhooks/deliver.ts';
import { noticeSilence } from './webhooks/notice-silence.ts';
import { createWebhookSender } from './webhooks/sender.ts';

const DAY_MS = 24 * 60 * 60_000;
const ports = createProcessPorts();

/** The composition root: builds everything, serves until it is told to stop. */
async function main(args: readonly string[]): Promise<void> {
  const settings = readSettings(process.env);
  let fetch: Fetch = () => problemResponse('store-unavailable', { headers: { 'Retry-After': '2' } });
  // The port first: when it is taken nothing is touched, and no one-time password is made that nobody sees.
  const listening = await listen(settings, (request, env) => fetch(request, env), ports.log);
  process.on('SIGHUP', () => listening.reloadTls());
  const context = await openCentre(settings, ports);
  const { db } = context;
  if (!args.includes('--dev'))
    await buildPages(ROOT, () =>
      say(
        'Đang dựng giao diện, chỉ lần đầu, thường dưới một phút… / building the pages, only once, mostly under a minute…\n',
      ),
    );
  await replayAfterUpgrade(context);
  await projectEarlierAsks(context);
  await projectEarlierFeedback(context);
  await openEarlierCases(context);
  await projectEarlierStaffNotes(context);
  await projectEarlierProcedureNotes(context);
  await judgeEarlier(context);
  await buildEarlierSums(context);
  const secrets = await seedOffice(context);
  await keepQuestionnaires(context);
  if (args.includes('--demo')) await seedDemo(context);
  const app = createApp(context);
  mountPages(app, join(ROOT, 'dist'));
  say(
    announce({
      version: context.version,
      publicUrl: settings.publicUrl,
      store: settings.databaseUrl ? 'PostgreSQL' : settings.sqliteFile,
      secrets,
      needsPairingCode: await hasUnpairedDevice(db),
      waitingAdmin: await findWaitingAdmin(db),
    }),
  );
  fetch = app.fetch;
  runEvery(context, 'keep-months', DAY_MS, () => keepMonths(context));
  runEvery(context, 'retention', RETENTION_LOOK_MS, (signal) => runRetentionIfDue(context, signal));
  runEvery(context, 'subtree-sums', SUBTREE_SUMS_MS, (signal) => keepSubtreeSumsHourly(context, signal));
  runEvery(context, 'notice-silence', 60_000, () => noticeSilence(context));
  runEvery(context, 'forget-transactions', DAY_MS, () => forgetOldTransactions(context));
  const send = createWebhookSender(context.webhookHosts);
  runEvery(context, 'deliver-webhooks', 2_000, (signal) => deliverDue(context, send, signal));
  stopOnSignal(async () => {
    await listening.stop();
    await context.background.stop();
    await db.destroy();
  });
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          ports.log.error('stop-failed', { error: String(error) });
          process.exit(1);
        },
      );
    });
  }
}

function say(text: string): void {
  process.stdout.write(text);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof StartFailure) process.stderr.write(`${error.message}\n`);
  else
    ports.log.error('start-failed', {
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  process.exit(1);
});
