import { type ComponentType, lazy } from 'react';
import type { CaseDoor } from './api/cases-api.ts';

/** Pages that are opened by their own address most, by the first part of it below `/admin`. */
const OPENED = {
  start: () => import('./pages/start-page.tsx'),
  overview: () => import('./pages/overview-page.tsx'),
  comparison: () => import('./pages/comparison-page.tsx'),
  ratings: () => import('./pages/ratings-page.tsx'),
  cases: () => import('./pages/cases-page.tsx'),
  quality: () => import('./pages/quality-page.tsx'),
  devices: () => import('./pages/devices-page.tsx'),
  reports: () => import('./pages/reports-page.tsx'),
};
const OPENED_AT: ReadonlyMap<string, () => Promise<unknown>> = new Map(Object.entries(OPENED));

/** Begins to fetch the page of an address while it is still asked who signed in; what fails is asked for again when it is shown. */
export function bringPage(path: string): void {
  const [, , first] = path.split('/');
  // A map, so that an address named like a member of every object finds none.
  OPENED_AT.get(first || 'start')?.().catch(() => undefined);
}

/** Every page is fetched when somebody opens it: the first one stands sooner, and nobody loads what their role never sees. */
function lazyPage<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  return lazy(async () => ({ default: await load() }));
}

export const StartPage: ComponentType<object> = lazyPage(() => OPENED.start().then((file) => file.StartPage));
export const RatingsPage: ComponentType<object> = lazyPage(() =>
  OPENED.ratings().then((file) => file.RatingsPage),
);
export const RatingPage: ComponentType<{ readonly id: string }> = lazyPage(() =>
  import('./pages/rating-page.tsx').then((file) => file.RatingPage),
);
export const CasesPage: ComponentType<{ readonly door: CaseDoor }> = lazyPage(() =>
  OPENED.cases().then((file) => file.CasesPage),
);
export const CasePage: ComponentType<{ readonly door: CaseDoor; readonly id: string }> = lazyPage(() =>
  import('./pages/case-page.tsx').then((file) => file.CasePage),
);
export const LetterPage: ComponentType<{ readonly id: string }> = lazyPage(() =>
  import('./pages/letter-page.tsx').then((file) => file.LetterPage),
);
export const DevicesPage: ComponentType<object> = lazyPage(() =>
  OPENED.devices().then((file) => file.DevicesPage),
);
export const DevicePage: ComponentType<{ readonly id: string }> = lazyPage(() =>
  import('./pages/device-page.tsx').then((file) => file.DevicePage),
);
export const ProceduresPage: ComponentType<object> = lazyPage(() =>
  import('./pages/procedures-page.tsx').then((file) => file.ProceduresPage),
);
export const PostingPage: ComponentType<object> = lazyPage(() =>
  import('./pages/posting-page.tsx').then((file) => file.PostingPage),
);
export const ProcedureImportPage: ComponentType<object> = lazyPage(() =>
  import('./pages/procedure-import-page.tsx').then((file) => file.ProcedureImportPage),
);
export const ProcedurePage: ComponentType<{ readonly code: string }> = lazyPage(() =>
  import('./pages/procedure-page.tsx').then((file) => file.ProcedurePage),
);
export const OfficePage: ComponentType<{ readonly tab: string }> = lazyPage(() =>
  import('./pages/office-page.tsx').then((file) => file.OfficePage),
);
export const LookUpPage: ComponentType<object> = lazyPage(() =>
  import('./pages/look-up-page.tsx').then((file) => file.LookUpPage),
);
export const NewProcedurePage: ComponentType<object> = lazyPage(() =>
  import('./pages/new-procedure-page.tsx').then((file) => file.NewProcedurePage),
);
export const SettingsPage: ComponentType<object> = lazyPage(() =>
  import('./pages/settings-page.tsx').then((file) => file.SettingsPage),
);
export const SettingPage: ComponentType<{ readonly part: string }> = lazyPage(() =>
  import('./pages/setting-page.tsx').then((file) => file.SettingPage),
);
export const QuarantinePage: ComponentType<object> = lazyPage(() =>
  import('./pages/quarantine-page.tsx').then((file) => file.QuarantinePage),
);
export const ImportPage: ComponentType<object> = lazyPage(() =>
  import('./pages/import-page.tsx').then((file) => file.ImportPage),
);
export const AccountsPage: ComponentType<object> = lazyPage(() =>
  import('./pages/accounts-page.tsx').then((file) => file.AccountsPage),
);
export const TokensPage: ComponentType<object> = lazyPage(() =>
  import('./pages/tokens-page.tsx').then((file) => file.TokensPage),
);
export const IntegrityKeysPage: ComponentType<object> = lazyPage(() =>
  import('./pages/integrity-keys-page.tsx').then((file) => file.IntegrityKeysPage),
);
export const TakeHomePage: ComponentType<object> = lazyPage(() =>
  import('./pages/take-home-page.tsx').then((file) => file.TakeHomePage),
);
export const WebhooksPage: ComponentType<object> = lazyPage(() =>
  import('./pages/webhooks-page.tsx').then((file) => file.WebhooksPage),
);
export const WebhookPage: ComponentType<{ readonly id: string }> = lazyPage(() =>
  import('./pages/webhook-page.tsx').then((file) => file.WebhookPage),
);
export const AuditPage: ComponentType<object> = lazyPage(() =>
  import('./pages/audit-page.tsx').then((file) => file.AuditPage),
);
export const MePage: ComponentType<object> = lazyPage(() =>
  import('./pages/me-page.tsx').then((file) => file.MePage),
);
export const OverviewPage: ComponentType<object> = lazyPage(() =>
  OPENED.overview().then((file) => file.OverviewPage),
);
export const ComparisonPage: ComponentType<object> = lazyPage(() =>
  OPENED.comparison().then((file) => file.ComparisonPage),
);
export const QualityPage: ComponentType<object> = lazyPage(() =>
  OPENED.quality().then((file) => file.QualityPage),
);
export const TransactionsPage: ComponentType<object> = lazyPage(() =>
  import('./pages/transactions-page.tsx').then((file) => file.TransactionsPage),
);
export const ReportsPage: ComponentType<object> = lazyPage(() =>
  OPENED.reports().then((file) => file.ReportsPage),
);
export const ScoreSheetsPage: ComponentType<object> = lazyPage(() =>
  import('./pages/score-sheets-page.tsx').then((file) => file.ScoreSheetsPage),
);
export const KeptScoresPage: ComponentType<object> = lazyPage(() =>
  import('./pages/kept-scores-page.tsx').then((file) => file.KeptScoresPage),
);
export const KeptScorePage: ComponentType<{ readonly id: string }> = lazyPage(() =>
  import('./pages/kept-score-page.tsx').then((file) => file.KeptScorePage),
);
export const ReportPage: ComponentType<{ readonly id: string }> = lazyPage(() =>
  import('./pages/report-page.tsx').then((file) => file.ReportPage),
);
export const OwnReportPage: ComponentType<{ readonly id: string }> = lazyPage(() =>
  import('./pages/own-report-page.tsx').then((file) => file.OwnReportPage),
);
export const ToldPage: ComponentType<object> = lazyPage(() =>
  import('./pages/told-page.tsx').then((file) => file.ToldPage),
);
export const ToldPosterPage: ComponentType<{ readonly id: string }> = lazyPage(() =>
  import('./pages/told-poster-page.tsx').then((file) => file.ToldPosterPage),
);
export const OwnPage: ComponentType<object> = lazyPage(() =>
  import('./pages/own-page.tsx').then((file) => file.OwnPage),
);
