export interface Keyed<T> {
  readonly key: string;
  readonly item: T;
}

/** Gives each item a key of its own for a list that never changes while it is shown; the same text may stand twice in a source. */
export function keyed<T>(items: readonly T[], toText: (item: T) => string): readonly Keyed<T>[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const text = toText(item);
    const times = seen.get(text) ?? 0;
    seen.set(text, times + 1);
    return { key: times === 0 ? text : `${text} (${times + 1})`, item };
  });
}
