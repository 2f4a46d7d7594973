import { dayBefore, dayOf, startOfDayMs } from '#shared/domain/zoned-day.ts';
import type { PublishedResult } from '#shared/protocol/unit-settings.ts';
import { readSetting } from '../content/read-settings.ts';
import { writeSetting } from '../content/write-setting.ts';
import { countAsks } from '../store/asks.ts';
import type { Connection } from '../store/database.ts';
import { countRatings } from '../store/rating-counts.ts';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** Shows the result of the last full month before the demonstration was made, counted from its own ratings. */
export async function publishDemoResult(
  connection: Connection,
  unitId: string,
  startedMs: number,
  nowIso: string,
): Promise<void> {
  const attract = await readSetting(connection, unitId, 'attract', nowIso);
  const result = await countMonth(connection, unitId, startedMs);
  const body = { ...attract, result };
  const draft = { unitId, part: 'attract', body, effectiveFrom: null, createdBy: null } as const;
  const note = 'Kết quả tháng trước của dữ liệu mẫu';
  const written = await writeSetting(connection, { ...draft, note }, nowIso);
  if (!written.ok) throw new Error(`the demonstration’s result: ${JSON.stringify(written.error)}`);
}

async function countMonth(
  connection: Connection,
  unitId: string,
  startedMs: number,
): Promise<PublishedResult> {
  const firstOfThisMonth = `${dayOf(startedMs, TIME_ZONE).slice(0, 7)}-01`;
  const to = dayBefore(firstOfThisMonth);
  const from = `${to.slice(0, 7)}-01`;
  const iso = (day: string) => new Date(startOfDayMs(day, TIME_ZONE)).toISOString();
  const span = [iso(from), iso(firstOfThisMonth)] as const;
  const counts = await countRatings(connection, unitId, ...span);
  return { from, to, ...counts, asked: await countAsks(connection, unitId, ...span) };
}
