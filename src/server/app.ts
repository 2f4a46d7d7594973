import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createBoardShelf } from './board/board-shelf.ts';
import { COMMON_DOOR, INTEGRITY_DOOR } from './cases/case-door.ts';
import type { ServerContext } from './context.ts';
import { createPushGate } from './ingest/push-gate.ts';
import { countAnswers } from './operate/count-answers.ts';
import { createMeter } from './operate/meter.ts';
import { routeOf } from './operate/route-of.ts';
import { securityHeaders } from './pages/security-headers.ts';
import { problemResponse } from './problem.ts';
import { accountsRoute } from './routes/accounts.ts';
import { attentionRoute } from './routes/attention.ts';
import { auditRoute } from './routes/audit.ts';
import { boardPageRoute } from './routes/board-page.ts';
import { boardsRoute } from './routes/boards.ts';
import { caseListRoute, caseRoute } from './routes/cases.ts';
import { clerkPhotoRoute } from './routes/clerk-photo.ts';
import { contentRoute } from './routes/content.ts';
import { devicesRoute } from './routes/devices.ts';
import { flagsRoute, ratingFlagsRoute } from './routes/flags.ts';
import { followUpRoute } from './routes/follow-up.ts';
import { healthRoute } from './routes/health.ts';
import { importJournalRoute } from './routes/import-journal.ts';
import { integrityKeysRoute, unitIntegrityKeyRoute } from './routes/integrity-keys.ts';
import { invitationsRoute } from './routes/invitations.ts';
import { journalRoute } from './routes/journal.ts';
import { metricsRoute } from './routes/metrics.ts';
import { openapiRoute } from './routes/openapi.ts';
import { ownReportsRoute } from './routes/own-reports.ts';
import { pairRoute } from './routes/pair.ts';
import { clerksRoute, countersRoute, dutiesRoute, unitPeopleRoute } from './routes/people.ts';
import { peopleImportRoute } from './routes/people-import.ts';
import { postingCheckRoute } from './routes/posting-check.ts';
import { procedureEditsRoute } from './routes/procedure-edits.ts';
import { procedureExportRoute } from './routes/procedure-export.ts';
import { procedureImportsRoute } from './routes/procedure-imports.ts';
import { procedureLookUpRoute } from './routes/procedure-look-up.ts';
import { procedurePageRoute } from './routes/procedure-page.ts';
import { missedSearchesRoute, procedureProblemsRoute } from './routes/procedure-problems.ts';
import { proceduresRoute } from './routes/procedures.ts';
import { proofsRoute } from './routes/proofs.ts';
import { qualityRoute } from './routes/quality.ts';
import { quarantineRoute } from './routes/quarantine.ts';
import { questionnairesRoute } from './routes/questionnaires.ts';
import { ratingsRoute } from './routes/ratings.ts';
import { SEGMENT_MAX_BYTES } from './routes/read-segment.ts';
import { reportsRoute } from './routes/reports.ts';
import { retentionRunsRoute } from './routes/retention-runs.ts';
import { rulesRoute } from './routes/rules.ts';
import { scoreSheetsRoute } from './routes/score-sheets.ts';
import { secondFactorRoute } from './routes/second-factor.ts';
import { serviceTransactionsRoute } from './routes/service-transactions.ts';
import { sessionRoute } from './routes/session.ts';
import { sessionPasswordRoute } from './routes/session-password.ts';
import { settingsRoute } from './routes/settings.ts';
import { summaryRoute } from './routes/summary.ts';
import { takeHomeRoute } from './routes/take-home.ts';
import { takeHomePageRoute } from './routes/take-home-page.ts';
import { tokensRoute } from './routes/tokens.ts';
import { toldRoute } from './routes/told.ts';
import { transactionsRoute } from './routes/transactions.ts';
import { unitEditsRoute } from './routes/unit-edits.ts';
import { unitsRoute } from './routes/units.ts';
import { webhooksRoute } from './routes/webhooks.ts';
import { isStoreUnavailable } from './store/store-failure.ts';
import { createInvitationHub } from './transactions/invitation-hub.ts';

/** Builds the HTTP application without listening; tests call `app.request()`. */
export function createApp(context: ServerContext): Hono {
  const app = new Hono();
  const meter = createMeter();
  const gate = createPushGate(context.clock);
  app.use(countAnswers(context, meter));
  app.use(securityHeaders(context.publicUrl));
  const api = new Hono();
  // No id holds U+0000, and PostgreSQL refuses to look for one.
  api.use(async (c, next) => (c.req.path.includes('\0') ? problemResponse('not-found') : await next()));
  // Before the common limit, which reads a body before anybody was asked who sends it: these bound their own, and only
  // for a known device or account.
  api.route('/import/journal', importJournalRoute(context));
  api.route('/journal', journalRoute(context, gate));
  api.route('/procedures/imports', procedureImportsRoute(context));
  api.use(bodyLimit({ maxSize: SEGMENT_MAX_BYTES, onError: () => problemResponse('too-large') }));
  api.route('/health', healthRoute(context));
  api.route('/metrics', metricsRoute(context, meter, gate));
  api.route('/openapi.json', openapiRoute(context));
  api.route('/session', sessionRoute(context));
  api.route('/session/password', sessionPasswordRoute(context));
  mountUnits(api, context);
  api.route('/counters', countersRoute(context));
  api.route('/clerks', clerksRoute(context));
  api.route('/clerks', clerkPhotoRoute(context));
  api.route('/duties', dutiesRoute(context));
  api.route('/questionnaires', questionnairesRoute(context));
  api.route('/ratings', ratingsRoute(context));
  api.route('/ratings', ratingFlagsRoute(context));
  api.route('/flags', flagsRoute(context));
  api.route('/quality', qualityRoute(context));
  api.route('/attention', attentionRoute(context));
  api.route('/summary', summaryRoute(context));
  api.route('/reports/own', ownReportsRoute(context));
  api.route('/reports', reportsRoute(context));
  api.route('/score-sheets', scoreSheetsRoute(context));
  api.route('/devices', devicesRoute(context));
  api.route('/session/second-factor', secondFactorRoute(context));
  api.route('/accounts', accountsRoute(context));
  api.route('/tokens', tokensRoute(context));
  api.route('/audit', auditRoute(context));
  api.route('/pair', pairRoute(context));
  api.route('/content', contentRoute(context));
  api.route('/quarantine', quarantineRoute(context));
  api.route('/procedures/posting-check', postingCheckRoute(context));
  api.route('/procedures/problems', procedureProblemsRoute(context));
  api.route('/procedures/missed', missedSearchesRoute(context));
  api.route('/procedures/export', procedureExportRoute(context));
  api.route('/procedures/posted', procedureLookUpRoute(context));
  api.route('/procedures', proceduresRoute(context));
  api.route('/procedures', procedureEditsRoute(context));
  api.route('/proofs', proofsRoute(context));
  for (const door of [COMMON_DOOR, INTEGRITY_DOOR]) {
    api.route(`/${door.path}`, caseListRoute(context, door));
    api.route(`/${door.path}`, caseRoute(context, door));
  }
  api.route('/retention-runs', retentionRunsRoute(context));
  api.route('/told', toldRoute(context));
  api.route('/take-home', takeHomeRoute(context));
  mountForSystems(api, context);
  mountForAnybody(app, api, context);
  app.route('/api/v1', api);
  app.all('/api/*', () => problemResponse('not-found'));
  app.notFound(() => problemResponse('not-found'));
  app.onError((error, c) => answerError(context, error, routeOf(c)));
  return app;
}

/** What needs neither account nor tablet: a citizen's own phone, the screen of a lobby, whoever takes open data. */
function mountForAnybody(app: Hono, api: Hono, context: ServerContext): void {
  const boards = createBoardShelf(context);
  api.route('/follow-up', followUpRoute(context));
  api.route('/boards', boardsRoute(boards));
  app.route('/p/tthc', procedurePageRoute(context));
  app.route('/p', takeHomePageRoute(context));
  app.route('/cong-khai', boardPageRoute(boards));
}

/** Everything that hangs on one unit of the path, and the keys of all of them. */
function mountUnits(api: Hono, context: ServerContext): void {
  api.route('/units', unitsRoute(context));
  api.route('/units', unitEditsRoute(context));
  api.route('/units', unitPeopleRoute(context));
  api.route('/units', settingsRoute(context));
  api.route('/units', rulesRoute(context));
  api.route('/units', transactionsRoute(context));
  api.route('/units', peopleImportRoute(context));
  api.route('/units', unitIntegrityKeyRoute(context));
  api.route('/integrity-keys', integrityKeysRoute(context));
}

/** What other systems are told, what they announce, and how that reaches the tablets. */
function mountForSystems(api: Hono, context: ServerContext): void {
  api.route('/webhooks', webhooksRoute(context));
  api.route('/transactions', serviceTransactionsRoute(context));
  api.route('/invitations', invitationsRoute(context, createInvitationHub(context)));
}

/** The inside of an error goes to the log, never to the client; of the path only its form, for it may hold a secret. */
function answerError(context: ServerContext, error: Error, route: string): Response {
  const fields = { route, error: error.name, message: error.message, stack: error.stack ?? null };
  if (isStoreUnavailable(error)) {
    context.log.error('store-unavailable', fields);
    return problemResponse('store-unavailable', { headers: { 'Retry-After': '5' } });
  }
  context.log.error('request-failed', fields);
  return problemResponse('internal');
}
