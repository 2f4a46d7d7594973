/** A part is edited as the JSON that it is; what it must be, the centre says. */
export type Tree = Readonly<Record<string, unknown>>;

export function asTree(value: unknown): Tree {
  return isTree(value) ? value : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The list without one place, or with two of them changed about. */
export function without(list: readonly unknown[], at: number): readonly unknown[] {
  return list.filter((_, place) => place !== at);
}

export function movedUp(list: readonly unknown[], at: number): readonly unknown[] {
  return at === 0 ? list : list.toSpliced(at - 1, 2, list[at], list[at - 1]);
}

/** An id that no item of the list has. */
export function freeId(list: readonly unknown[]): string {
  const taken = new Set(list.map((item) => asTree(item).id));
  for (let n = list.length + 1; ; n += 1) if (!taken.has(`muc-${n}`)) return `muc-${n}`;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
