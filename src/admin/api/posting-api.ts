import type { Result } from '#shared/lib/result.ts';
import {
  type PostingReport,
  type PostingUnits,
  postingReport,
  postingUnits,
} from '#shared/protocol/posting-check.ts';
import {
  type ProblemChange,
  type ProblemPage,
  type ProblemReport,
  problemComment,
  problemPage,
  problemReport,
} from '#shared/protocol/procedure-feedback.ts';
import type { ApiClient, ApiFailure } from './client.ts';
import { withUnit } from './scope-to-unit.ts';

/** Whether what is posted is complete, correct and timely, and what citizens say of it. */
export interface PostingApi {
  report(staleDays: number): Promise<Result<PostingReport, ApiFailure>>;
  /** In figures, of every unit below the account's own that has posted anything. */
  units(staleDays: number): Promise<Result<PostingUnits, ApiFailure>>;
  /** Address of the same as a file. */
  csvUrl(staleDays: number, lang: 'vi' | 'en'): string;
  problems(code: string): Promise<Result<ProblemPage, ApiFailure>>;
  comment(id: string): Promise<Result<{ readonly text: string | null }, ApiFailure>>;
  settle(id: string, change: ProblemChange): Promise<Result<ProblemReport, ApiFailure>>;
}

/**
 * @param client asks about the unit on the screen
 * @param ownClient asks about the account's own
 */
export function createPostingApi(
  client: ApiClient,
  ownClient: ApiClient,
  askedUnit: () => string | null,
): PostingApi {
  return {
    report: (staleDays) =>
      client.call({ path: `/procedures/posting-check?staleDays=${staleDays}`, schema: postingReport }),
    units: (staleDays) =>
      ownClient.call({
        path: `/procedures/posting-check/units?staleDays=${staleDays}`,
        schema: postingUnits,
      }),
    csvUrl: (staleDays, lang) => {
      const query = new URLSearchParams({ staleDays: String(staleDays), format: 'csv', lang });
      return withUnit(`/api/v1/procedures/posting-check?${query}`, askedUnit());
    },
    problems: (code) =>
      client.call({ path: `/procedures/problems?${new URLSearchParams({ code })}`, schema: problemPage }),
    comment: (id) => client.call({ path: `/procedures/problems/${id}/comment`, schema: problemComment }),
    settle: (id, body) =>
      client.call({ method: 'PATCH', path: `/procedures/problems/${id}`, body, schema: problemReport }),
  };
}
