import * as v from 'valibot';
import type { Result } from '#shared/lib/result.ts';
import {
  type CaseContact,
  type CaseDetail,
  type CasePage,
  caseContact,
  caseDetail,
  type caseEdit,
  casePage,
} from '#shared/protocol/cases.ts';
import { settingsView } from '#shared/protocol/settings-admin.ts';
import { STORED_PARTS } from '#shared/protocol/stored-settings.ts';
import type { ApiClient, ApiFailure } from './client.ts';

/** The way to cases: reports of harassment have one of their own, which the inspector alone may take. */
export type CaseDoor = 'cases' | 'integrity-cases';

/** Which cases; empty text is no wish. */
export interface CaseFilter {
  readonly status: string;
  readonly kind: string;
  readonly owner: string;
  readonly overdue: string;
}

/** One deed on a case, with the version that was looked at. */
export type CaseDeed = v.InferInput<typeof caseEdit>;

/** A prepared beginning of an answer, in the language in which offices answer. */
export interface AnswerTemplate {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The calls of one door. */
export interface CasesApi {
  page(filter: CaseFilter, after?: string): Promise<Result<CasePage, ApiFailure>>;
  detail(id: string): Promise<Result<CaseDetail, ApiFailure>>;
  /** Null: it was handed on to where this account does not see it. */
  edit(id: string, deed: CaseDeed): Promise<Result<CaseDetail | null, ApiFailure>>;
  /** Writes to the audit log that this account looked. */
  contact(id: string): Promise<Result<CaseContact, ApiFailure>>;
  /** Those of a unit; none where they cannot be read. */
  templates(unit: string): Promise<readonly AnswerTemplate[]>;
}

export function createCasesApi(client: ApiClient, door: CaseDoor): CasesApi {
  const at = (id: string, call = '') => `/${door}/${encodeURIComponent(id)}${call}`;
  return {
    page: (filter, after) => {
      const query = new URLSearchParams({ limit: '100' });
      for (const [name, value] of Object.entries({ ...filter, after })) {
        if (value !== undefined && value !== '') query.set(name, value);
      }
      return client.call({ path: `/${door}?${query}`, schema: casePage });
    },
    detail: (id) => client.call({ path: at(id), schema: caseDetail }),
    edit: (id, body) =>
      client.call({ method: 'POST', path: at(id, '/edits'), body, schema: v.nullable(caseDetail) }),
    contact: (id) => client.call({ method: 'POST', path: at(id, '/contact'), body: {}, schema: caseContact }),
    templates: async (unit) => {
      const view = await client.call({ path: `/units/${unit}/settings`, schema: settingsView });
      const part = view.ok ? view.value.items.find((item) => item.part === 'cases') : undefined;
      const parsed = v.safeParse(STORED_PARTS.cases, part?.body);
      if (!parsed.success) return [];
      return parsed.output.templates.map(({ id, title, text }) => ({ id, title: title.vi, text: text.vi }));
    },
  };
}
