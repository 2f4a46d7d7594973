import type { RowCounts } from '../store/backup-file.ts';

export function describeCounts({ journals, entries, ratings, auditLines }: RowCounts): string {
  return `holds      ${ratings} ratings, ${entries} entries of ${journals} journals, ${auditLines} audit lines`;
}
