import type { Result } from '#shared/lib/result.ts';
import {
  type KeptScoreSheet,
  keptScoreSheet,
  type ScoreForm,
  type ScoreRanking,
  type ScoreSave,
  type ScoreSheet,
  type ScoreVersionList,
  scoreRanking,
  scoreSheet,
  scoreVersionList,
} from '#shared/protocol/score-sheets.ts';
import type { ApiClient, ApiFailure } from './client.ts';

/** Which form of which unit and period. */
export interface ScoreWish {
  readonly unit: string;
  readonly form: ScoreForm;
  readonly period: string;
}

/** Which saved versions; an empty form is any. */
export interface ScoreVersionFilter {
  readonly unit: string;
  readonly form: ScoreForm | '';
}

/** The calls of `/score-sheets`. */
export interface ScoreSheetsApi {
  read(wish: ScoreWish): Promise<Result<ScoreSheet, ApiFailure>>;
  ranking(unit: string, period: string): Promise<Result<ScoreRanking, ApiFailure>>;
  save(body: ScoreSave): Promise<Result<ScoreSheet, ApiFailure>>;
  versions(filter: ScoreVersionFilter, before?: string): Promise<Result<ScoreVersionList, ApiFailure>>;
  version(id: string): Promise<Result<KeptScoreSheet, ApiFailure>>;
}

export function createScoreSheetsApi(client: ApiClient): ScoreSheetsApi {
  return {
    read: (wish) =>
      client.call({ path: `/score-sheets?${new URLSearchParams({ ...wish })}`, schema: scoreSheet }),
    ranking: (unit, period) =>
      client.call({
        path: `/score-sheets/ranking?${new URLSearchParams({ unit, period })}`,
        schema: scoreRanking,
      }),
    save: (body) => client.call({ method: 'POST', path: '/score-sheets', body, schema: scoreSheet }),
    versions: (filter, before = '') => {
      const wish = Object.entries({ ...filter, before }).filter(([, value]) => value !== '');
      return client.call({
        path: `/score-sheets/versions?${new URLSearchParams(wish)}`,
        schema: scoreVersionList,
      });
    },
    version: (id) =>
      client.call({ path: `/score-sheets/versions/${encodeURIComponent(id)}`, schema: keptScoreSheet }),
  };
}

/** Where the browser fetches a saved version as a workbook. */
export function keptFileUrl(id: string, lang: 'vi' | 'en'): string {
  return `/api/v1/score-sheets/versions/${encodeURIComponent(id)}/file?${new URLSearchParams({ lang })}`;
}

/** Where the browser fetches a form as a workbook. */
export function scoreFileUrl(
  unit: string,
  form: ScoreForm | 'mau-03',
  period: string,
  lang: 'vi' | 'en',
): string {
  return `/api/v1/score-sheets/file?${new URLSearchParams({ unit, form, period, lang })}`;
}
