/** How many backups stay: one of each of the last days and one of each of the last weeks that have any. */
export interface Rotation {
  readonly daily: number;
  readonly weekly: number;
}

const PREFIX = 'hailong-';
const NAME = /^hailong-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.db$/;
const DAY_MS = 24 * 60 * 60_000;

/** What a backup of this moment is called; names sort as the moments do. */
export function backupName(nowMs: number): string {
  return `${PREFIX}${new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')}.db`;
}

/** When a backup of this name was made, in milliseconds since 1970; null for any other file. */
export function backupTimeMs(name: string): number | null {
  const [, day, hours, minutes, seconds, fraction] = NAME.exec(name) ?? [];
  if (day === undefined) return null;
  const atMs = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${fraction}Z`);
  return Number.isNaN(atMs) ? null : atMs;
}

/**
 * Which of these files may go. Of each day and each week (from Monday, UTC) the newest stays; the newest of all always
 * does. Files of other names are nobody's business here.
 */
export function outdatedBackups(names: readonly string[], { daily, weekly }: Rotation): readonly string[] {
  const found = names
    .flatMap((name) => {
      const atMs = backupTimeMs(name);
      return atMs === null ? [] : [{ name, atMs }];
    })
    .sort((a, b) => b.atMs - a.atMs);
  const kept = new Set([
    ...found.slice(0, 1).map(({ name }) => name),
    ...newestOfEach(found, daily, (atMs) => Math.floor(atMs / DAY_MS)),
    // 1 January 1970 was a Thursday.
    ...newestOfEach(found, weekly, (atMs) => Math.floor((atMs / DAY_MS + 3) / 7)),
  ]);
  return found.map(({ name }) => name).filter((name) => !kept.has(name));
}

function newestOfEach(
  newestFirst: readonly { readonly name: string; readonly atMs: number }[],
  count: number,
  spanOf: (atMs: number) => number,
): readonly string[] {
  const newest = new Map<number, string>();
  for (const { name, atMs } of newestFirst) {
    const span = spanOf(atMs);
    if (!newest.has(span)) newest.set(span, name);
  }
  return [...newest.values()].slice(0, count);
}
