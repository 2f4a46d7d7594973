import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { createAccessApi } from './api/access-api.ts';
import { createCasesApi } from './api/cases-api.ts';
import { type ApiClient, createApiClient } from './api/client.ts';
import { createDevicesApi } from './api/devices-api.ts';
import { createDirectoryApi } from './api/directory-api.ts';
import { createImportApi } from './api/import-api.ts';
import { createIntegrityKeysApi } from './api/integrity-keys-api.ts';
import { createLookUpApi } from './api/look-up-api.ts';
import { createOfficeApi } from './api/office-api.ts';
import { createPostingApi } from './api/posting-api.ts';
import { createProcedureImportsApi } from './api/procedure-imports-api.ts';
import { createProceduresApi } from './api/procedures-api.ts';
import { createQualityApi } from './api/quality-api.ts';
import { createQuarantineApi } from './api/quarantine-api.ts';
import { createRatingsApi } from './api/ratings-api.ts';
import { createReportsApi } from './api/reports-api.ts';
import { scopeToUnit } from './api/scope-to-unit.ts';
import { createScoreSheetsApi } from './api/score-sheets-api.ts';
import { createSessionApi } from './api/session-api.ts';
import { createSettingsApi } from './api/settings-api.ts';
import { createSummaryApi } from './api/summary-api.ts';
import { createTakeHomeApi } from './api/take-home-api.ts';
import { createToldApi } from './api/told-api.ts';
import { createWebhooksApi } from './api/webhooks-api.ts';
import type { Pictures } from './lib/crop-square.ts';
import type { TextShelf } from './lib/saved-views.ts';
import { type AccessState, createAccessStore } from './state/access-store.ts';
import { type CaseDoors, type CaseState, createCaseStore } from './state/case-store.ts';
import { type CasesState, createCasesStore } from './state/cases-store.ts';
import { type ComparisonState, createComparisonStore } from './state/comparison-store.ts';
import { createDevicesStore, type DevicesState } from './state/devices-store.ts';
import { createDirectoryStore, type DirectoryState } from './state/directory-store.ts';
import { createImportStore, type ImportState } from './state/import-store.ts';
import { createIntegrityKeysStore, type IntegrityKeysState } from './state/integrity-keys-store.ts';
import { createKeptScoresStore, type KeptScoresState } from './state/kept-scores-store.ts';
import { createLookUpStore, type LookUpState } from './state/look-up-store.ts';
import { createOfficeStore, type OfficeState } from './state/office-store.ts';
import { createPostingStore, type PostingStoreState } from './state/posting-store.ts';
import { createProcedureImportStore, type ProcedureImportState } from './state/procedure-import-store.ts';
import { createProcedureStore, type ProcedureState } from './state/procedure-store.ts';
import { createProceduresStore, type ProceduresState } from './state/procedures-store.ts';
import { createQualityStore, type QualityState } from './state/quality-store.ts';
import { createQuarantineStore, type QuarantineState } from './state/quarantine-store.ts';
import { createRatingsStore, type RatingsState } from './state/ratings-store.ts';
import { createReportsStore, type ReportsState } from './state/reports-store.ts';
import { createScoreSheetsStore, type ScoreSheetsState } from './state/score-sheets-store.ts';
import { createSessionStore, type SessionState } from './state/session-store.ts';
import { createSettingsStore, type SettingsState } from './state/settings-store.ts';
import { createStartStore, type StartState } from './state/start-store.ts';
import { createSummaryStore, type SummaryState } from './state/summary-store.ts';
import { createTakeHomeStore, type TakeHomeState } from './state/take-home-store.ts';
import { createToldStore, type ToldState } from './state/told-store.ts';
import { createWebhooksStore, type WebhooksState } from './state/webhooks-store.ts';

/** What the pages need of the world around them. */
export interface AdminPorts {
  readonly fetch: typeof fetch;
  readonly nowMs: () => number;
  /** Lets the browser fetch a file into the reader's downloads. */
  readonly download: (url: string) => void;
  /** For keys. */
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  /** Hands a file made in the page to the reader's downloads. */
  readonly saveText: (name: string, text: string) => void;
  readonly copyText: (text: string) => Promise<boolean>;
  readonly pictures: Pictures;
  readonly print: () => void;
  /** What a browser keeps between visits. */
  readonly shelf: TextShelf;
  /** The unit that the page's address names. */
  readonly askedUnit: () => string | null;
  /** Whether somebody touched the page since it was asked last. */
  readonly takeActivity: () => boolean;
}

/** Everything the pages work with; built once, in `main.tsx` or by a test. */
export interface AdminServices extends Omit<AdminPorts, 'fetch'> {
  readonly session: StoreApi<SessionState>;
  readonly ratings: StoreApi<RatingsState>;
  readonly cases: StoreApi<CasesState>;
  readonly case: StoreApi<CaseState>;
  readonly devices: StoreApi<DevicesState>;
  readonly directory: StoreApi<DirectoryState>;
  readonly quarantine: StoreApi<QuarantineState>;
  readonly imports: StoreApi<ImportState>;
  readonly procedures: StoreApi<ProceduresState>;
  readonly procedure: StoreApi<ProcedureState>;
  readonly procedureImport: StoreApi<ProcedureImportState>;
  readonly posting: StoreApi<PostingStoreState>;
  readonly lookUp: StoreApi<LookUpState>;
  readonly settings: StoreApi<SettingsState>;
  readonly start: StoreApi<StartState>;
  readonly office: StoreApi<OfficeState>;
  readonly access: StoreApi<AccessState>;
  readonly summary: StoreApi<SummaryState>;
  readonly told: StoreApi<ToldState>;
  readonly webhooks: StoreApi<WebhooksState>;
  readonly takeHome: StoreApi<TakeHomeState>;
  readonly comparison: StoreApi<ComparisonState>;
  readonly quality: StoreApi<QualityState>;
  readonly integrityKeys: StoreApi<IntegrityKeysState>;
  readonly reports: StoreApi<ReportsState>;
  readonly scoreSheets: StoreApi<ScoreSheetsState>;
  readonly keptScores: StoreApi<KeptScoresState>;
}

/** Wires client, calls and stores. */
export function createAdminServices({ fetch: fetchFrom, ...ports }: AdminPorts): AdminServices {
  const client = createApiClient(fetchFrom);
  const stores = createStores(client, ports, async () => {
    const unit = session.getState().session?.unit.id;
    if (unit !== undefined) await stores.directory.getState().load(unit);
  });
  const forget = () => {
    for (const store of Object.values(stores)) store.getState().forget();
  };
  const session = createSessionStore(createSessionApi(client), client, forget);
  return { ...ports, session, ...stores };
}

/** The stores of the pages. @param officeChanged units, counters or clerks are no longer those that were read */
function createStores(
  client: ApiClient,
  { nowMs, askedUnit }: Pick<AdminPorts, 'nowMs' | 'askedUnit'>,
  officeChanged: () => Promise<void>,
) {
  const unitClient = scopeToUnit(client, askedUnit);
  const proceduresApi = createProceduresApi(unitClient);
  const ratingsApi = createRatingsApi(client);
  const summaryApi = createSummaryApi(client);
  const scoresApi = createScoreSheetsApi(client);
  const doors: CaseDoors = {
    cases: createCasesApi(client, 'cases'),
    'integrity-cases': createCasesApi(client, 'integrity-cases'),
  };
  return {
    ratings: createRatingsStore(ratingsApi, nowMs),
    cases: createCasesStore(doors, nowMs),
    case: createCaseStore(doors),
    devices: createDevicesStore(createDevicesApi(client), nowMs),
    directory: createDirectoryStore(createDirectoryApi(client)),
    quarantine: createQuarantineStore(createQuarantineApi(client), nowMs),
    imports: createImportStore(createImportApi(client)),
    procedures: createProceduresStore(proceduresApi, nowMs),
    procedure: createProcedureStore(proceduresApi),
    posting: createPostingStore(createPostingApi(unitClient, client, askedUnit), nowMs),
    lookUp: createLookUpStore(createLookUpApi(client), nowMs),
    procedureImport: createProcedureImportStore(createProcedureImportsApi(unitClient)),
    settings: createSettingsStore(createSettingsApi(client)),
    start: createStartStore(client, ratingsApi),
    office: createOfficeStore(createOfficeApi(client), officeChanged),
    access: createAccessStore(createAccessApi(client)),
    integrityKeys: createIntegrityKeysStore(createIntegrityKeysApi(client)),
    takeHome: createTakeHomeStore(createTakeHomeApi(client)),
    webhooks: createWebhooksStore(createWebhooksApi(client)),
    summary: createSummaryStore(summaryApi, nowMs),
    told: createToldStore(createToldApi(client)),
    comparison: createComparisonStore(summaryApi, nowMs),
    quality: createQualityStore(createQualityApi(client), nowMs),
    reports: createReportsStore(createReportsApi(client)),
    scoreSheets: createScoreSheetsStore(scoresApi),
    keptScores: createKeptScoresStore(scoresApi),
  };
}

const ServicesContext = createContext<AdminServices | null>(null);

/** Hands the services down to the pages. */
export function ServicesProvider(props: {
  readonly services: AdminServices;
  readonly children: ReactNode;
}): ReactNode {
  return <ServicesContext value={props.services}>{props.children}</ServicesContext>;
}

/** The services; only inside their provider. */
export function useServices(): AdminServices {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('no ServicesProvider above');
  return services;
}

/** Part of the session's state. */
export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useServices().session, select);
}
