import type { ProcedureBody } from '../protocol/procedure.ts';

/** One part that differs, with what it said before and says now. */
export interface PartDifference {
  readonly part: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What differs between two contents, part by part, in the order of the model. Both must come out of the schema: it puts the
 * members in order and fills in what is missing, so that equal parts have equal text.
 */
export function diffProcedures(before: ProcedureBody, after: ProcedureBody): readonly PartDifference[] {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after)
    .filter(([part, value]) => JSON.stringify(value) !== JSON.stringify(old.get(part)))
    .map(([part, value]) => ({ part, before: old.get(part) ?? null, after: value }));
}
