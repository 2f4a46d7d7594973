/** A list that shows the newest first and how to go on below it. */
export interface NewestList<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/**
 * The list with a fresh first page laid over it. Rows keep their identity by id, so nothing flickers; when so much is
 * new that the page does not reach what was shown, the page alone is shown rather than a list with a hidden gap.
 */
export function mergeNewest<T extends { readonly id: string }>(
  shown: NewestList<T>,
  page: NewestList<T>,
): NewestList<T> {
  const fresh = new Set(page.items.map((item) => item.id));
  const rest = shown.items.filter((item) => !fresh.has(item.id));
  const reaches = page.next === null || rest.length < shown.items.length;
  if (!reaches || page.next === null) return page;
  return { items: [...page.items, ...rest], next: rest.length === 0 ? page.next : shown.next };
}
