import type { Result } from '#shared/lib/result.ts';
import {
  type OwnReport,
  ownReport,
  ownReportList,
  type ReportCreate,
  type ReportDetail,
  type ReportItem,
  type ReportList,
  type ReportVerification,
  reportDetail,
  reportList,
  reportVerification,
} from '#shared/protocol/reports.ts';
import type { ApiClient, ApiFailure } from './client.ts';

/** Which reports; empty text is no wish. */
export interface ReportFilter {
  readonly unit: string;
  readonly period: string;
}

/** The calls of `/reports`. */
export interface ReportsApi {
  page(filter: ReportFilter, before?: string): Promise<Result<ReportList, ApiFailure>>;
  make(wish: ReportCreate): Promise<Result<ReportDetail, ApiFailure>>;
  detail(id: string): Promise<Result<ReportDetail, ApiFailure>>;
  verify(id: string): Promise<Result<ReportVerification, ApiFailure>>;
  ownList(): Promise<Result<{ readonly items: readonly ReportItem[] }, ApiFailure>>;
  own(id: string): Promise<Result<OwnReport, ApiFailure>>;
  reply(id: string, text: string): Promise<Result<OwnReport, ApiFailure>>;
}

/** Counting a year of a province anew takes its time. */
const COUNTING_MS = 300_000;

export function createReportsApi(client: ApiClient): ReportsApi {
  const at = (id: string, call = '') => `/reports/${encodeURIComponent(id)}${call}`;
  const own = (id: string, call = '') => `/reports/own/${encodeURIComponent(id)}${call}`;
  return {
    page: (filter, before = '') => {
      const wish = Object.entries({ ...filter, before }).filter(([, value]) => value !== '');
      return client.call({ path: `/reports?${new URLSearchParams(wish)}`, schema: reportList });
    },
    make: (body) =>
      client.call({ method: 'POST', path: '/reports', body, schema: reportDetail, timeoutMs: COUNTING_MS }),
    detail: (id) => client.call({ path: at(id), schema: reportDetail }),
    verify: (id) =>
      client.call({ path: at(id, '/verification'), schema: reportVerification, timeoutMs: COUNTING_MS }),
    ownList: () => client.call({ path: '/reports/own', schema: ownReportList }),
    own: (id) => client.call({ path: own(id), schema: ownReport }),
    reply: (id, text) =>
      client.call({ method: 'POST', path: own(id, '/replies'), body: { text }, schema: ownReport }),
  };
}

/** Where the browser fetches a report as a file. */
export function reportFileUrl(id: string, format: 'json' | 'csv' | 'xlsx', lang: 'vi' | 'en'): string {
  return `/api/v1/reports/${encodeURIComponent(id)}/file?${new URLSearchParams({ format, lang })}`;
}
