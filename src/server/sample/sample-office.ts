import type { ClerkRow, CounterRow, DutyRow } from '../store/office.ts';
import { communeId } from './read-units.ts';

/** The ward that serves as the sample office: its place in the country is real, its counters and people are made up. */
export const SAMPLE_UNIT_CODE = '29869';
export const SAMPLE_UNIT_ID: string = communeId(SAMPLE_UNIT_CODE);

export const SAMPLE_COUNTERS: readonly CounterRow[] = [
  counter('1', 'Hộ tịch – Chứng thực'),
  counter('2', 'Đất đai – Xây dựng'),
  counter('3', 'Lao động – Bảo trợ xã hội'),
  counter('4', 'Tiếp nhận – Trả kết quả'),
];

export const SAMPLE_CLERKS: readonly ClerkRow[] = [
  clerk('1', 'Nguyễn Thị Thu Hà', 'Công chức Tư pháp – Hộ tịch'),
  clerk('2', 'Trần Quốc Bảo', 'Công chức Địa chính – Xây dựng'),
  clerk('3', 'Lê Thị Mỹ Duyên', 'Công chức Văn hóa – Xã hội'),
  clerk('4', 'Phạm Minh Khoa', 'Viên chức tiếp nhận và trả kết quả'),
  clerk('5', 'Võ Hoàng Phúc', 'Công chức Tư pháp – Hộ tịch'),
  clerk('6', 'Đặng Ngọc Ánh', 'Viên chức tiếp nhận và trả kết quả'),
];

const DAY_MS = 24 * 60 * 60_000;
const HISTORY_DAYS = 120;
/** Until then the fifth clerk sat at the first counter and the sixth at the fourth. */
const HANDOVER_DAYS = 45;

/** One clerk on every counter until further notice, and who sat there before. Midnights of Vietnam. */
export function sampleDuties(nowMs: number): readonly DutyRow[] {
  const start = midnightBefore(nowMs - HISTORY_DAYS * DAY_MS);
  const handover = midnightBefore(nowMs - HANDOVER_DAYS * DAY_MS);
  return [
    duty('1', '5', start, handover),
    duty('1', '1', handover, null),
    duty('2', '2', start, null),
    duty('3', '3', start, null),
    duty('4', '6', start, handover),
    duty('4', '4', handover, null),
  ];
}

function counter(number: string, name: string): CounterRow {
  return { id: counterId(number), unit_id: SAMPLE_UNIT_ID, name, number };
}

/** The title says that nobody of this name works there. */
function clerk(number: string, name: string, title: string): ClerkRow {
  return { id: clerkId(number), unit_id: SAMPLE_UNIT_ID, name, title: `${title} (mẫu)` };
}

function duty(counterNumber: string, clerkNumber: string, from: string, to: string | null): DutyRow {
  return { counter_id: counterId(counterNumber), clerk_id: clerkId(clerkNumber), from_at: from, to_at: to };
}

function counterId(number: string): string {
  return `quay-${SAMPLE_UNIT_CODE}-${number}`;
}

function clerkId(number: string): string {
  return `cc-${SAMPLE_UNIT_CODE}-${number}`;
}

/** Vietnam keeps UTC+7 all year. */
function midnightBefore(ms: number): string {
  const offsetMs = 7 * 60 * 60_000;
  return new Date(Math.floor((ms + offsetMs) / DAY_MS) * DAY_MS - offsetMs).toISOString();
}
