const ORDER = new Intl.Collator('vi', { numeric: true });

/** Options of a choice in Vietnamese order of their names. */
export function byName(
  items: readonly { readonly id: string; readonly name: string }[],
): readonly { readonly value: string; readonly label: string }[] {
  return items
    .toSorted((a, b) => ORDER.compare(a.name, b.name))
    .map((item) => ({ value: item.id, label: item.name }));
}
