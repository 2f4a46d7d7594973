import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, Route, Router, Switch } from 'wouter';
import { Button } from '#ui/button.tsx';
import styles from './app.module.css';
import {
  AccountsPage,
  AuditPage,
  CasePage,
  CasesPage,
  ComparisonPage,
  DevicePage,
  DevicesPage,
  ImportPage,
  IntegrityKeysPage,
  KeptScorePage,
  KeptScoresPage,
  LetterPage,
  LookUpPage,
  MePage,
  NewProcedurePage,
  OfficePage,
  OverviewPage,
  OwnPage,
  OwnReportPage,
  PostingPage,
  ProcedureImportPage,
  ProcedurePage,
  ProceduresPage,
  QualityPage,
  QuarantinePage,
  RatingPage,
  RatingsPage,
  ReportPage,
  ReportsPage,
  ScoreSheetsPage,
  SettingPage,
  SettingsPage,
  StartPage,
  TakeHomePage,
  TokensPage,
  ToldPage,
  ToldPosterPage,
  TransactionsPage,
  WebhookPage,
  WebhooksPage,
} from './lazy-pages.tsx';
import { LoginPage } from './pages/login-page.tsx';
import { PasswordPage } from './pages/password-page.tsx';
import { Masthead } from './parts/masthead.tsx';
import { PageLoading } from './parts/page-loading.tsx';
import { PlainPage } from './parts/plain-page.tsx';
import { SideNav } from './parts/side-nav.tsx';
import { useSession } from './services.tsx';

/** Who may see what: nobody, somebody with a one-time password, or the pages. */
export function App(): ReactNode {
  const phase = useSession((state) => state.phase);
  const session = useSession((state) => state.session);
  const start = useSession((state) => state.start);
  useEffect(() => void start(), [start]);
  return (
    <div className={styles.app}>
      {phase === 'starting' && <Starting />}
      {phase === 'unreachable' && <Unreachable onRetry={() => void start()} />}
      {phase === 'signed-out' && <LoginPage expired={false} />}
      {phase === 'expired' && <LoginPage expired />}
      {session !== null && (
        // When the session runs out the pages stay beneath the login, so that nothing typed is lost.
        <div key={session.username} hidden={phase !== 'signed-in'}>
          {session.mustChangePassword ? <PasswordPage /> : <Pages />}
        </div>
      )}
    </div>
  );
}

function Pages(): ReactNode {
  return (
    <Router base="/admin">
      <Masthead />
      <div className={styles.body}>
        <SideNav />
        <main id="content" className={styles.content} tabIndex={-1}>
          <PageLoading>
            <Switch>
              <Route path="/" component={StartPage} />
              <Route path="/overview" component={OverviewPage} />
              <Route path="/comparison" component={ComparisonPage} />
              <Route path="/quality" component={QualityPage} />
              <Route path="/transactions" component={TransactionsPage} />
              <Route path="/own" component={OwnPage} />
              <Route path="/own/:id">{({ id }) => <OwnReportPage id={id} />}</Route>
              <Route path="/reports" component={ReportsPage} />
              <Route path="/reports/forms" component={ScoreSheetsPage} />
              <Route path="/reports/forms/kept" component={KeptScoresPage} />
              <Route path="/reports/forms/kept/:id">{({ id }) => <KeptScorePage id={id} />}</Route>
              <Route path="/reports/:id">{({ id }) => <ReportPage id={id} />}</Route>
              <Route path="/ratings" component={RatingsPage} />
              <Route path="/ratings/:id">{({ id }) => <RatingPage id={id} />}</Route>
              <Route path="/cases">
                <CasesPage door="cases" />
              </Route>
              <Route path="/cases/:id/letter">{({ id }) => <LetterPage id={id} />}</Route>
              <Route path="/cases/:id">{({ id }) => <CasePage door="cases" id={id} />}</Route>
              <Route path="/integrity-cases">
                <CasesPage door="integrity-cases" />
              </Route>
              <Route path="/integrity-cases/:id">
                {({ id }) => <CasePage door="integrity-cases" id={id} />}
              </Route>
              <Route path="/integrity-keys" component={IntegrityKeysPage} />
              <Route path="/devices" component={DevicesPage} />
              <Route path="/devices/:id">{({ id }) => <DevicePage id={id} />}</Route>
              <Route path="/tra-cuu" component={LookUpPage} />
              <Route path="/procedures" component={ProceduresPage} />
              <Route path="/procedures/check" component={PostingPage} />
              <Route path="/procedures/import" component={ProcedureImportPage} />
              <Route path="/procedures/new" component={NewProcedurePage} />
              <Route path="/procedures/:code">{({ code }) => <ProcedurePage code={code} />}</Route>
              <Route path="/office">{() => <OfficePage tab="counters" />}</Route>
              <Route path="/office/:tab">{({ tab }) => <OfficePage tab={tab} />}</Route>
              <Route path="/told" component={ToldPage} />
              <Route path="/told/:id/poster">{({ id }) => <ToldPosterPage id={id} />}</Route>
              <Route path="/settings" component={SettingsPage} />
              <Route path="/settings/:part">{({ part }) => <SettingPage part={part} />}</Route>
              <Route path="/take-home" component={TakeHomePage} />
              <Route path="/quarantine" component={QuarantinePage} />
              <Route path="/import" component={ImportPage} />
              <Route path="/accounts" component={AccountsPage} />
              <Route path="/tokens" component={TokensPage} />
              <Route path="/webhooks" component={WebhooksPage} />
              <Route path="/webhooks/:id">{({ id }) => <WebhookPage id={id} />}</Route>
              <Route path="/audit" component={AuditPage} />
              <Route path="/me" component={MePage} />
              <Route>
                <Redirect to="/" replace />
              </Route>
            </Switch>
          </PageLoading>
        </main>
      </div>
    </Router>
  );
}

function Starting(): ReactNode {
  const { t } = useTranslation('admin');
  return <p className={styles.starting}>{t('starting')}</p>;
}

function Unreachable({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const { t } = useTranslation(['admin', 'common']);
  return (
    <PlainPage title={t('admin:login.title')}>
      <p role="alert" className={styles.reason}>
        {t('admin:failure.offline')}
      </p>
      <Button look="primary" size="desk" wide onClick={onRetry}>
        {t('common:retry')}
      </Button>
    </PlainPage>
  );
}
