import type { Result } from '#shared/lib/result.ts';
import {
  type ScoreForm,
  type ScoreRanking,
  type ScoreSave,
  type ScoreSheet,
  scoreRanking,
  scoreSheet,
} from '#shared/protocol/score-sheets.ts';
import type { ApiClient, ApiFailure } from './client.ts';

/** Which form of which unit and period. */
export interface ScoreWish {
  readonly unit: string;
  readonly form: ScoreForm;
  readonly period: string;
}

/** The calls of `/score-sheets`. */
export interface ScoreSheetsApi {
  read(wish: ScoreWish): Promise<Result<ScoreSheet, ApiFailure>>;
  ranking(unit: string, period: string): Promise<Result<ScoreRanking, ApiFailure>>;
  save(body: ScoreSave): Promise<Result<ScoreSheet, ApiFailure>>;
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
  };
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
