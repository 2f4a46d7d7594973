import type { StoreVerdict } from '../reports/verify-store.ts';
import type { RowCounts } from '../store/backup-file.ts';

/** What a store holds, to be compared by eye. */
export function describeCounts({ journals, entries, ratings, auditLines }: RowCounts): string {
  return `Có / holds   ${ratings} lượt đánh giá / ratings, ${entries} mục của ${journals} nhật ký / entries of journals, ${auditLines} dòng nhật ký kiểm tra / audit lines`;
}

/** What was recomputed of it. */
export function describeRecomputed({ audit, journals, lines }: StoreVerdict): string {
  return `Tính lại / recomputed   ${audit.lines} dòng nhật ký kiểm tra / audit lines, ${lines} dòng của ${journals} nhật ký / lines of journals: đúng / right`;
}
