import * as v from 'valibot';
import { lastDayOf } from '#shared/domain/spans.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { type CaseItem, casePage } from '#shared/protocol/cases.ts';
import { type Summary, summary } from '#shared/protocol/summary.ts';
import {
  type ToldBody,
  type ToldEdit,
  type ToldHistory,
  type ToldItem,
  toldHistory,
  toldList,
} from '#shared/protocol/told.ts';
import { type ApiClient, type ApiFailure, NO_BODY } from './client.ts';

/** The calls of "Dân nói – đã làm", and what an entry is written from. */
export interface ToldApi {
  list(unit: string): Promise<Result<readonly ToldItem[], ApiFailure>>;
  create(unit: string, body: ToldBody): Promise<Result<unknown, ApiFailure>>;
  edit(id: string, deed: ToldEdit): Promise<Result<null, ApiFailure>>;
  history(id: string): Promise<Result<ToldHistory['items'], ApiFailure>>;
  /** Reasons that ratings of a month (`YYYY-MM`) gave. */
  reasons(unit: string, month: string): Promise<Result<Summary['total']['reasons'], ApiFailure>>;
  /** The latest cases of a unit. */
  cases(unit: string): Promise<Result<readonly CaseItem[], ApiFailure>>;
}

const LATEST_CASES = '50';

export function createToldApi(client: ApiClient): ToldApi {
  const at = (id: string, call: string) => `/told/${encodeURIComponent(id)}/${call}`;
  return {
    list: async (unit) =>
      taken(
        await client.call({ path: `/told?${new URLSearchParams({ unit })}`, schema: toldList }),
        ({ items }) => items,
      ),
    create: (unit, body) =>
      client.call({ method: 'POST', path: '/told', body: { unit, body }, schema: v.unknown() }),
    edit: (id, body) => client.call({ method: 'POST', path: at(id, 'edits'), body, schema: NO_BODY }),
    history: async (id) =>
      taken(await client.call({ path: at(id, 'history'), schema: toldHistory }), ({ items }) => items),
    reasons: async (unit, month) => {
      const query = new URLSearchParams({ unit, from: `${month}-01`, to: lastDayOf(month), by: 'month' });
      return taken(
        await client.call({ path: `/summary?${query}`, schema: summary }),
        ({ total }) => total.reasons,
      );
    },
    cases: async (unit) => {
      const query = new URLSearchParams({ unit, limit: LATEST_CASES });
      return taken(await client.call({ path: `/cases?${query}`, schema: casePage }), ({ items }) => items);
    },
  };
}

function taken<T, U>(answer: Result<T, ApiFailure>, part: (value: T) => U): Result<U, ApiFailure> {
  return answer.ok ? ok(part(answer.value)) : answer;
}
