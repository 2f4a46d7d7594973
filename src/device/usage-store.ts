import * as v from 'valibot';
import { draftEntry, type Stamp } from '#sync/device-events.ts';
import { appendWithin, JOURNAL_STORES } from './dexie-journal.ts';
import type { DeviceDatabase } from './open-database.ts';

/** What was looked up, without who and when: one more on the day's heap. */
export type CountedUse =
  | { readonly type: 'viewed'; readonly code: string }
  /** `words`: what may leave the tablet of what was typed; null = only that something was. */
  | { readonly type: 'missed'; readonly words: string | null };

const KEY = 'usage';
/** Of one day: more than anybody opens, and few enough for one entry (JR2a). A day that has more gets two. */
const MAX_CODES = 1_000;
const MAX_WORDS = 50;

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const dayUsage = v.object({
  date: v.string(),
  views: v.record(v.string(), number),
  missed: number,
  words: v.record(v.string(), number),
});
type DayUsage = v.InferOutput<typeof dayUsage>;
const storedUsage = v.object({ key: v.literal(KEY), days: v.array(dayUsage) });

/** US1: one more, on the disk. */
export async function countUse(db: DeviceDatabase, today: string, use: CountedUse): Promise<void> {
  await db.run('rw', ['identity'], async ({ identity }) => {
    const days = toDays(await identity.get(KEY));
    const last = days.at(-1);
    const open = last?.date === today && Object.keys(last.views).length < MAX_CODES ? last : null;
    const closed = open === null ? days : days.slice(0, -1);
    const day = open ?? { date: today, views: {}, missed: 0, words: {} };
    await identity.put(toRow([...closed, addTo(day, use)]));
  });
}

/** US2: the days that are over go into the journal and off the heap, in one transaction. Answers whether there were any. */
export async function journalUsage(db: DeviceDatabase, stamp: Stamp, today: string): Promise<boolean> {
  return await db.run('rw', ['identity', ...JOURNAL_STORES], async (stores) => {
    const days = toDays(await stores.identity.get(KEY));
    const over = days.filter(({ date }) => date !== today);
    if (over.length === 0) return false;
    await appendWithin(
      stores,
      stamp,
      over.map((day) => draftEntry(stamp, 'usage', 2, toBody(day))),
    );
    await stores.identity.put(toRow(days.filter(({ date }) => date === today)));
    return true;
  });
}

function addTo(day: DayUsage, use: CountedUse): DayUsage {
  switch (use.type) {
    case 'viewed':
      return { ...day, views: oneMore(day.views, use.code) };
    case 'missed': {
      const { words } = use;
      const named =
        words !== null && (Object.hasOwn(day.words, words) || Object.keys(day.words).length < MAX_WORDS);
      return { ...day, missed: day.missed + 1, words: named ? oneMore(day.words, words) : day.words };
    }
  }
}

function oneMore(counts: Readonly<Record<string, number>>, name: string): Record<string, number> {
  return { ...counts, [name]: (counts[name] ?? 0) + 1 };
}

function toBody({ date, views, missed, words }: DayUsage): unknown {
  return {
    date,
    views,
    searchesWithoutResult: missed,
    missed: Object.entries(words).map(([q, n]) => ({ q, n })),
  };
}

/** What cannot be read any more was not counted. */
function toDays(row: unknown): readonly DayUsage[] {
  const parsed = v.safeParse(storedUsage, row);
  return parsed.success ? parsed.output.days : [];
}

function toRow(days: readonly DayUsage[]): { key: string } & v.InferOutput<typeof storedUsage> {
  return { key: KEY, days: [...days] };
}
