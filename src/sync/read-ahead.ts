import type { ReplicaId } from '#shared/domain/ids.ts';
import type { Journal, JournalRow, JournalState } from './ports.ts';

/** PU1b: what the next push will carry, read while the centre works on this one. */
export interface ReadAhead {
  /** Begins to read; what was read before is let go. Never rejects: what cannot be read now is read when its turn comes. */
  begin(replica: ReplicaId, first: number, count: number): void;
  /** The rows that a push needs: those read ahead where they are exactly these, else read now. In any case nothing is kept. */
  take(state: Pick<JournalState, 'replica'>, first: number, count: number): Promise<readonly JournalRow[]>;
  /** Nothing will be asked for soon. */
  drop(): void;
}

interface Held {
  readonly replica: ReplicaId;
  readonly first: number;
  readonly rows: Promise<readonly JournalRow[] | null>;
}

/** One for a loop. Entries are never edited (JR3), so that rows of the same replica and positions are the same whenever they were read. */
export function createReadAhead(journal: Pick<Journal, 'read'>): ReadAhead {
  let held: Held | null = null;
  return {
    begin(replica, first, count) {
      held = { replica, first, rows: journal.read(first, count).catch(() => null) };
    },
    async take({ replica }, first, count) {
      const ahead = held?.replica === replica && held.first === first ? held.rows : null;
      held = null;
      const rows = await ahead;
      return rows?.length === count ? rows : await journal.read(first, count);
    },
    drop() {
      held = null;
    },
  };
}
