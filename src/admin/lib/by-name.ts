import { NAME_ORDER } from './name-order.ts';

/** Options of a choice in Vietnamese order of their names. */
export function byName(
  items: readonly { readonly id: string; readonly name: string }[],
): readonly { readonly value: string; readonly label: string }[] {
  return items
    .toSorted((a, b) => NAME_ORDER.compare(a.name, b.name))
    .map((item) => ({ value: item.id, label: item.name }));
}

/** Things with a number first by it, then by their names in Vietnamese order. */
export function inOrder<T extends { readonly name: string; readonly number?: string | null }>(
  items: readonly T[],
): readonly T[] {
  return items.toSorted(
    (a, b) => NAME_ORDER.compare(a.number ?? '￿', b.number ?? '￿') || NAME_ORDER.compare(a.name, b.name),
  );
}
