import type { Result } from '#shared/lib/result.ts';
import {
  type OwnFigures,
  ownFigures,
  type Summary,
  type SummaryBy,
  summary,
} from '#shared/protocol/summary.ts';
import type { ApiClient, ApiFailure } from './client.ts';

/** Which figures. */
export interface SummaryWish {
  readonly unit: string;
  readonly from: string;
  readonly to: string;
}

export interface SummaryApi {
  read(wish: SummaryWish, by: SummaryBy, background: boolean): Promise<Result<Summary, ApiFailure>>;
  /** Of a year; without one, of the year that is told last. */
  own(year: number | null): Promise<Result<OwnFigures, ApiFailure>>;
}

/** The calls of `/summary`. */
export function createSummaryApi(client: ApiClient): SummaryApi {
  return {
    read: (wish, by, background) =>
      client.call({
        path: `/summary?${new URLSearchParams({ ...wish, by })}`,
        schema: summary,
        background,
      }),
    own: (year) =>
      client.call({ path: `/summary/own${year === null ? '' : `?year=${year}`}`, schema: ownFigures }),
  };
}

/** Where the browser fetches the same figures as a table. */
export function summaryCsvUrl(wish: SummaryWish, by: SummaryBy, lang: 'vi' | 'en'): string {
  return `/api/v1/summary?${new URLSearchParams({ ...wish, by, format: 'csv', lang })}`;
}
