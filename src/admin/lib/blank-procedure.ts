import type { ProcedureForm } from '../state/procedure-store.ts';

/** A procedure of which nothing is known yet but how it is called. */
export function blankProcedure(named: {
  readonly code: string;
  readonly name: string;
  readonly field: string;
}): ProcedureForm {
  return {
    ...named,
    ...{ ministry: null, level: null, decisionNo: null, agency: null, subjects: null, channels: null },
    ...{ timeLimit: null, fee: null, components: null, componentsNote: null, steps: null, results: null },
    ...{ conditions: null, legalBasis: null, onlineLevel: null, twoTierNote: null, factsAsOf: null },
    lifecycle: { status: 'unverified', asOf: null, note: null },
    sources: [],
    unverified: [],
  };
}
