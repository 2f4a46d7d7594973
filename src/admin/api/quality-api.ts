import type * as v from 'valibot';
import type { Result } from '#shared/lib/result.ts';
import { type Attention, attention } from '#shared/protocol/attention.ts';
import { type FlaggedRating, flaggedPage, flaggedRating } from '#shared/protocol/flags.ts';
import { type DataQuality, dataQuality } from '#shared/protocol/quality.ts';
import { type RatingDetail, ratingDetail } from '#shared/protocol/rating-detail.ts';
import {
  type TransactionDays,
  type TransactionPlan,
  transactionDays,
  transactionPlan,
} from '#shared/protocol/transactions.ts';
import type { ApiClient, ApiFailure } from './client.ts';
import type { SummaryWish } from './summary-api.ts';

type Answer<T> = Promise<Result<T, ApiFailure>>;

/** Which flagged ratings; empty text is no wish. */
export interface FlagFilter {
  readonly flag: string;
  readonly state: string;
}

/** What somebody does about a flag. */
export type FlagAction = 'appealed' | 'set-aside' | 'upheld';

/** What makes figures doubtful, single ratings in full, and people served. */
export interface QualityApi {
  attention(wish: SummaryWish, background: boolean): Answer<Attention>;
  quality(wish: SummaryWish, background: boolean): Answer<DataQuality>;
  flagged(
    wish: SummaryWish,
    filter: FlagFilter,
    cut: { readonly after?: string | undefined; readonly background: boolean },
  ): Answer<v.InferOutput<typeof flaggedPage>>;
  decide(rating: string, flag: string, action: FlagAction, reason: string): Answer<FlaggedRating>;
  rating(id: string): Answer<RatingDetail>;
  transactionDays(wish: SummaryWish): Answer<TransactionDays>;
  /** What would become of a file's rows; with the hash of that answer it is done. */
  transactionFile(unit: string, bytes: Uint8Array<ArrayBuffer>, plan: string | null): Answer<TransactionPlan>;
}

const PAGE = 30;

/** The calls behind the pages of data quality, of one rating, and of people served. */
export function createQualityApi(client: ApiClient): QualityApi {
  return {
    attention: (wish, background) =>
      client.call({ path: `/attention?${new URLSearchParams({ ...wish })}`, schema: attention, background }),
    quality: (wish, background) =>
      client.call({ path: `/quality?${new URLSearchParams({ ...wish })}`, schema: dataQuality, background }),
    flagged: (wish, filter, { after, background }) => {
      const query = new URLSearchParams({ ...wish, limit: String(PAGE) });
      for (const [name, value] of Object.entries({ ...filter, after }))
        if (value !== undefined && value !== '') query.set(name, value);
      return client.call({ path: `/flags?${query}`, schema: flaggedPage, background });
    },
    decide: (rating, flag, action, reason) =>
      client.call({
        method: 'POST',
        path: `/ratings/${rating}/flags/${flag}/${action === 'appealed' ? 'appeal' : 'verdict'}`,
        body: action === 'appealed' ? { reason } : { verdict: action, reason },
        schema: flaggedRating,
      }),
    rating: (id) => client.call({ path: `/ratings/${encodeURIComponent(id)}`, schema: ratingDetail }),
    transactionDays: ({ unit, from, to }) =>
      client.call({
        path: `/units/${encodeURIComponent(unit)}/transactions?${new URLSearchParams({ from, to })}`,
        schema: transactionDays,
      }),
    transactionFile: (unit, bytes, plan) =>
      client.call({
        method: 'POST',
        path: `/units/${encodeURIComponent(unit)}/transactions/file${plan === null ? '' : `?plan=${plan}`}`,
        file: { type: 'application/octet-stream', bytes },
        timeoutMs: 120_000,
        schema: transactionPlan,
      }),
  };
}
