import type { Procedure } from '../protocol/procedure.ts';

/** What of a procedure is searched. Little of it, because it travels to another thread and stays in memory. */
export interface SearchText {
  readonly code: string;
  readonly name: string;
  /** Words that stand for the procedure nearly as its name does: keywords, field, what one gets. */
  readonly near: readonly string[];
  /** Words that are only said of it: papers, forms, documents, who may apply. */
  readonly far: readonly string[];
  /** Decided in the commune itself: what most people come for. */
  readonly commune: boolean;
}

/** The searched texts of a procedure. Steps and conditions are left out: they hold every word of the language. */
export function procedureToSearchText(procedure: Procedure): SearchText {
  const { code, name, field, keywords, results, components, subjects, decisionNo, legalBasis } = procedure;
  return {
    code,
    name,
    near: [field, ...(keywords ?? []), ...(results ?? []).map((result) => result.name)],
    far: [
      ...(components ?? []).map((paper) => `${paper.name} ${paper.formCode ?? ''}`),
      ...(subjects ?? []),
      ...(legalBasis ?? []),
      decisionNo ?? '',
    ],
    commune: /xã/i.test(`${procedure.level} ${procedure.levels?.join(' ')}`.normalize('NFC')),
  };
}
