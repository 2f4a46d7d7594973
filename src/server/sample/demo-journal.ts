import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { CounterRow, DutyRow } from '../store/office.ts';
import { demoDay } from './demo-day.ts';
import { createSeededRandom } from './seeded-random.ts';

/** One push of a demonstration tablet: what it recorded in a week, and when it sent it. */
export interface DemoWeek {
  readonly sentAtMs: number;
  readonly drafts: readonly EntryDraft[];
}

const DAY_MS = 24 * 60 * 60_000;
/** Vietnam keeps UTC+7 all year. */
const OFFSET_MS = 7 * 60 * 60_000;
const WEEKS = 13;
/** New Year, Reunification Day, Labour Day, National Day: offices are closed. */
const HOLIDAYS = new Set(['01-01', '04-30', '05-01', '09-02']);

/** What comes to each counter, by its number: fields of its procedures, people a day, and how its clerks are liked. */
const COUNTERS: Readonly<Record<string, { readonly fields: readonly string[]; readonly visitors: number }>> =
  {
    '1': { fields: ['Hộ tịch', 'Chứng thực'], visitors: 34 },
    '2': { fields: ['Đất đai', 'Xây dựng', 'Quy hoạch'], visitors: 16 },
    '3': { fields: ['Bảo trợ xã hội', 'Người có công', 'Giảm nghèo'], visitors: 14 },
    '4': { fields: ['Hộ kinh doanh', 'Cư trú'], visitors: 22 },
  };
const GOODWILL_BY_CLERK: Readonly<Record<string, number>> = {
  '1': 0.93,
  '2': 0.78,
  '3': 0.9,
  '4': 0.88,
  '5': 0.84,
  '6': 0.91,
};

/** Three months of one counter up to `endMs`, week by week. The same for the same arguments, on every machine. */
export function demoJournal(
  counter: CounterRow,
  duties: readonly DutyRow[],
  procedures: readonly { readonly code: string; readonly field: string }[],
  endMs: number,
): readonly DemoWeek[] {
  const number = counter.number ?? '';
  const habit = COUNTERS[number];
  if (!habit) return [];
  const random = createSeededRandom(1_000 + Number(number));
  const lastMidnightMs = Math.floor((endMs + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
  const codes = procedures.filter((one) => habit.fields.includes(one.field)).map((one) => one.code);
  return Array.from({ length: WEEKS }, (_, week) => {
    const firstMidnightMs = lastMidnightMs - (WEEKS - week) * 7 * DAY_MS;
    const drafts = Array.from({ length: 7 }, (__, day) => firstMidnightMs + day * DAY_MS)
      .filter(isWorkingDay)
      .flatMap((midnightMs) => {
        const clerk = clerkOnDuty(counter.id, duties, midnightMs);
        if (clerk === null) return [];
        const goodwill = GOODWILL_BY_CLERK[clerk.slice(-1)] ?? 0.85;
        return demoDay(
          { midnightMs, counter: counter.id, clerk, procedures: codes, visitors: habit.visitors, goodwill },
          random,
        );
      });
    return { sentAtMs: firstMidnightMs + 7 * DAY_MS, drafts };
  });
}

function isWorkingDay(midnightMs: number): boolean {
  const local = new Date(midnightMs + OFFSET_MS);
  const weekday = local.getUTCDay();
  return weekday !== 0 && weekday !== 6 && !HOLIDAYS.has(local.toISOString().slice(5, 10));
}

function clerkOnDuty(counterId: string, duties: readonly DutyRow[], midnightMs: number): string | null {
  const noon = new Date(midnightMs + DAY_MS / 2).toISOString();
  const duty = duties.find(
    (one) => one.counter_id === counterId && one.from_at <= noon && (one.to_at == null || one.to_at > noon),
  );
  return duty?.clerk_id ?? null;
}
