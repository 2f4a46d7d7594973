import type { Result } from '#shared/lib/result.ts';
import { type PostingReport, postingReport } from '#shared/protocol/posting-check.ts';
import {
  type ProblemChange,
  type ProblemPage,
  type ProblemReport,
  problemComment,
  problemPage,
  problemReport,
} from '#shared/protocol/procedure-feedback.ts';
import type { ApiClient, ApiFailure } from './client.ts';

/** Whether what is posted is complete, correct and timely, and what citizens say of it. */
export interface PostingApi {
  report(staleDays: number): Promise<Result<PostingReport, ApiFailure>>;
  /** Address of the same as a file. */
  csvUrl(staleDays: number, lang: 'vi' | 'en'): string;
  problems(code: string): Promise<Result<ProblemPage, ApiFailure>>;
  comment(id: string): Promise<Result<{ readonly text: string | null }, ApiFailure>>;
  settle(id: string, change: ProblemChange): Promise<Result<ProblemReport, ApiFailure>>;
}

export function createPostingApi(client: ApiClient): PostingApi {
  return {
    report: (staleDays) =>
      client.call({ path: `/procedures/posting-check?staleDays=${staleDays}`, schema: postingReport }),
    csvUrl: (staleDays, lang) =>
      `/api/v1/procedures/posting-check?${new URLSearchParams({ staleDays: String(staleDays), format: 'csv', lang })}`,
    problems: (code) =>
      client.call({ path: `/procedures/problems?${new URLSearchParams({ code })}`, schema: problemPage }),
    comment: (id) => client.call({ path: `/procedures/problems/${id}/comment`, schema: problemComment }),
    settle: (id, body) =>
      client.call({ method: 'PATCH', path: `/procedures/problems/${id}`, body, schema: problemReport }),
  };
}
