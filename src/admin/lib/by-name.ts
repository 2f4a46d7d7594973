const ORDER = new Intl.Collator('vi', { numeric: true });

/** Options of a choice in Vietnamese order of their names. */
export function byName(
  items: readonly { readonly id: string; readonly name: string }[],
): readonly { readonly value: string; readonly label: string }[] {
  return items
    .toSorted((a, b) => ORDER.compare(a.name, b.name))
    .map((item) => ({ value: item.id, label: item.name }));
}

/** Things with a number first by it, then by their names in Vietnamese order. */
export function inOrder<T extends { readonly name: string; readonly number?: string | null }>(
  items: readonly T[],
): readonly T[] {
  return items.toSorted(
    (a, b) => ORDER.compare(a.number ?? '￿', b.number ?? '￿') || ORDER.compare(a.name, b.name),
  );
}
