import type { StoreVerdict } from '../reports/verify-store.ts';
import type { RowCounts } from '../store/backup-file.ts';

/** What a store holds, to be compared by eye. */
export function describeCounts({ journals, entries, ratings, auditLines }: RowCounts): string {
  return `holds      ${ratings} ratings, ${entries} entries of ${journals} journals, ${auditLines} audit lines`;
}

/** What was recomputed of it. */
export function describeRecomputed({ audit, journals, lines }: StoreVerdict): string {
  return [
    `audit log  ${audit.lines} lines recomputed`,
    `journals   ${journals} with ${lines} lines recomputed`,
  ].join('\n');
}
