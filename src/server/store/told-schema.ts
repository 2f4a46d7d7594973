import type { ToldState } from '#shared/protocol/told.ts';

/** The tables of "Dân nói – đã làm", as `Schema` holds them. */
export interface ToldTables {
  told_entry: ToldEntryTable;
  told_event: ToldEventTable;
}

/** One entry as it stands now. */
interface ToldEntryTable {
  id: string;
  unit_id: string;
  state: ToldState;
  /** Grows with every change. */
  version: number;
  /** What is being written (`toldBody`). */
  body_json: string;
  /** The day of the deed, `YYYY-MM-DD`: what is newest stands first. */
  done_on: string;
  /** What went out (`publishedTold`); null: nothing is out. */
  published_json: string | null;
  created_at: string;
  changed_at: string;
  changed_by: string;
}

/** What happened to an entry; only added to. `version` is the entry's after it. */
interface ToldEventTable {
  entry_id: string;
  version: number;
  at: string;
  by_name: string;
  action: 'create' | 'save' | 'publish' | 'withdraw';
  body_json: string;
  note: string | null;
}
