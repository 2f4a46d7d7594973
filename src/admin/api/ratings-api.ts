import type { Result } from '#shared/lib/result.ts';
import { type RatingPage, ratingPage } from '#shared/protocol/admin.ts';
import type { RatingFilter } from '#shared/protocol/rating-query.ts';
import type { ApiClient, ApiFailure } from './client.ts';

/** Files that hold everything a filter matches. */
export interface ExportForm {
  readonly format: 'csv' | 'ndjson' | 'xlsx';
  readonly separator?: 'comma' | 'semicolon' | undefined;
  readonly lang: 'vi' | 'en';
}

/** Reading ratings. */
export interface RatingsApi {
  /** Newest first; `after` is the cursor of the page before. */
  page(
    filter: RatingFilter,
    cut: { readonly after?: string | undefined; readonly limit: number; readonly background?: boolean },
  ): Promise<Result<RatingPage, ApiFailure>>;
}

/** The rating calls of the centre. */
export function createRatingsApi(client: ApiClient): RatingsApi {
  return {
    page: (filter, { after, limit, background }) => {
      const query = filterToQuery(filter);
      query.set('order', 'desc');
      query.set('limit', String(limit));
      if (after !== undefined) query.set('after', after);
      return client.call({ path: `/ratings?${query}`, schema: ratingPage, background });
    },
  };
}

/** Where the browser fetches the file of a filter. */
export function exportUrl(filter: RatingFilter, form: ExportForm): string {
  const query = filterToQuery(filter);
  query.set('format', form.format);
  if (form.format !== 'ndjson') query.set('lang', form.lang);
  if (form.format === 'csv') query.set('separator', form.separator ?? 'comma');
  return `/api/v1/ratings?${query}`;
}

function filterToQuery({ level, ...texts }: RatingFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(texts)) if (value !== undefined) query.set(name, value);
  if (level !== undefined && level.length > 0) query.set('level', level.join(','));
  return query;
}
