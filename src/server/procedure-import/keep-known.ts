/** A list or member of which nothing is known. */
function isUnknown(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** The new members, and the old ones where only these say something. */
export function keepKnown<T extends object>(old: T, next: T): T {
  const kept: Partial<T> = {};
  for (const key in old) if (isUnknown(next[key]) && !isUnknown(old[key])) kept[key] = old[key];
  return { ...next, ...kept };
}

/**
 * The new list, each item with what only the old one knew of it. Items are the same when their keys are, the second of one
 * key as the second.
 * @param mend what a null alone does not tell
 */
export function keepKnownItems<T extends object>(
  old: readonly T[] | null,
  next: readonly T[],
  keyOf: (item: T) => string,
  mend: (merged: T, old: T, next: T) => T = (merged) => merged,
): T[] {
  const left = Map.groupBy(old ?? [], keyOf);
  return next.map((item) => {
    const before = left.get(keyOf(item))?.shift();
    return before === undefined ? item : mend(keepKnown(before, item), before, item);
  });
}
