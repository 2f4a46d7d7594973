/** One thing in the two languages of whoever runs a centre. */
export interface Said {
  readonly vi: string;
  readonly en: string;
}

/** What one look at the installation showed. `look`: it runs, and somebody should see to it; `bad`: data or service are in danger. */
export interface Finding {
  /** Stable, for programs. */
  readonly id: string;
  readonly state: 'good' | 'look' | 'bad';
  readonly found: Said;
  /** What to do; null where nothing is to be done. */
  readonly todo: Said | null;
}

/** Nothing to be done. */
export function good(id: string, vi: string, en: string): Finding {
  return { id, state: 'good', found: { vi, en }, todo: null };
}

/** Somebody should see to it. */
export function look(id: string, found: Said, todo: Said): Finding {
  return { id, state: 'look', found, todo };
}

/** Data or service are in danger. */
export function bad(id: string, found: Said, todo: Said): Finding {
  return { id, state: 'bad', found, todo };
}
