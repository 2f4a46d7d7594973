const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The first instant (ms since 1970) of a calendar day in a time zone, also where the clock is put forward or back at
 * midnight.
 * @param day `YYYY-MM-DD`
 */
export function startOfDayMs(day: string, timeZone: string): number {
  const asUtc = Date.parse(`${day}T00:00:00.000Z`);
  const starts = [asUtc - DAY_MS, asUtc + DAY_MS]
    .map((near) => asUtc - offsetMs(near, timeZone))
    .filter((start) => dayOf(start, timeZone) === day);
  return starts.length === 0 ? asUtc - offsetMs(asUtc, timeZone) : Math.min(...starts);
}

/**
 * The instant of a wall clock (`HH:MM`, up to `24:00`) on a calendar day. A time that comes twice counts the first time; one
 * that is left out counts as the same distance after the moment when the clock was put forward.
 */
export function instantOf(day: string, time: string, timeZone: string): number {
  if (time === '24:00') return startOfDayMs(nextDay(day), timeZone);
  const asUtc = Date.parse(`${day}T${time}:00.000Z`);
  const before = asUtc - offsetMs(asUtc - DAY_MS, timeZone);
  const after = asUtc - offsetMs(asUtc + DAY_MS, timeZone);
  const found = [before, after].filter((at) => zonedText(at, timeZone) === `${day} ${time}:00`);
  return found.length === 0 ? before : Math.min(...found);
}

/** The calendar day after. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** The calendar day before. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - DAY_MS).toISOString().slice(0, 10);
}

/** The calendar day of an instant in a time zone, as `YYYY-MM-DD`. */
export function dayOf(atMs: number, timeZone: string): string {
  return new Date(atMs + offsetMs(atMs, timeZone)).toISOString().slice(0, 10);
}

/** The wall clock of an instant in a time zone, as `YYYY-MM-DD HH:MM:SS`: sorts as text, and spreadsheets read it. */
export function zonedText(atMs: number, timeZone: string): string {
  return new Date(atMs + offsetMs(atMs, timeZone)).toISOString().slice(0, 19).replace('T', ' ');
}

/** Within a week no zone goes to another offset and back. */
const WEEK_MS = 7 * DAY_MS;
/** By zone and week; null where the offset changes within it. */
const WEEKS = new Map<string, Map<number, number | null>>();

/** Local time minus UTC at an instant, ms. Asking the calendar costs more than all else here, so that a week is asked for once. */
export function offsetMs(atMs: number, timeZone: string): number {
  let weeks = WEEKS.get(timeZone);
  if (weeks === undefined) {
    weeks = new Map();
    WEEKS.set(timeZone, weeks);
  }
  const week = Math.floor(atMs / WEEK_MS);
  let offset = weeks.get(week);
  if (offset === undefined) {
    const atStart = readOffsetMs(week * WEEK_MS, timeZone);
    offset = readOffsetMs((week + 1) * WEEK_MS, timeZone) === atStart ? atStart : null;
    weeks.set(week, offset);
  }
  return offset ?? readOffsetMs(atMs, timeZone);
}

/** The same by asking the calendar every time. */
export function readOffsetMs(atMs: number, timeZone: string): number {
  const parts = formatter(timeZone).formatToParts(atMs);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(atMs / 1000) * 1000;
}

const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times its use. */
function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATTERS.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  FORMATTERS.set(timeZone, made);
  return made;
}
