import type { Procedure } from '#shared/protocol/procedure.ts';

export interface FieldCount {
  readonly field: string;
  readonly count: number;
}

/** Fields with how many procedures each has, the largest first, equals by the Vietnamese alphabet. */
export function countByField(procedures: readonly Procedure[]): readonly FieldCount[] {
  const counts = new Map<string, number>();
  for (const { field } of procedures) counts.set(field, (counts.get(field) ?? 0) + 1);
  return [...counts]
    .map(([field, count]) => ({ field, count }))
    .sort((a, b) => b.count - a.count || a.field.localeCompare(b.field, 'vi'));
}
