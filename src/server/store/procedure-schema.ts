import type { Generated } from 'kysely';

/** The tables of posted procedures, as `Schema` holds them. */
export interface ProcedureTables {
  procedure: ProcedureTable;
  procedure_version: ProcedureVersionTable;
  procedure_event: ProcedureEventTable;
  procedure_import: ProcedureImportTable;
  procedure_import_item: ProcedureImportItemTable;
  procedure_problem: ProcedureProblemTable;
  usage_day: UsageDayTable;
  usage_item: UsageItemTable;
}

/** One procedure of one unit as it stands now. */
interface ProcedureTable {
  unit_id: string;
  code: string;
  /** `posted`: tablets get `posted_version`. `draft`: it was never posted. */
  state: 'draft' | 'posted' | 'withdrawn';
  /** What the public sees, or saw last. */
  posted_version: number | null;
  draft_version: number | null;
  last_version: number;
  /** Grows with every change: whoever writes says which one was looked at. */
  revision: number;
  /** Of the posted version, else of the draft. */
  name: string;
  /** The name's folded words, each with a space before it. */
  folded: string;
  field: string;
  updated_at: string;
  posted_at: string | null;
  /** Shown to the public: the office, or whom it named. */
  checked_by: string | null;
  checked_on: string | null;
}

/** What a procedure said; a version that was posted is never changed again. */
interface ProcedureVersionTable {
  unit_id: string;
  code: string;
  version: number;
  body_json: string;
  source: 'edited' | 'imported' | 'restored' | 'sample' | 'migrated';
  source_ref: string | null;
  created_at: string;
  created_by: string | null;
  note: string | null;
}

interface ProcedureEventTable {
  no: Generated<number>;
  unit_id: string;
  code: string;
  at: string;
  /** User name; null: the program itself. */
  account: string | null;
  event:
    | 'created'
    | 'edited'
    | 'imported'
    | 'posted'
    | 'restored'
    | 'withdrawn'
    | 'checked'
    | 'draft-discarded';
  version: number | null;
  note: string | null;
}

interface ProcedureImportTable {
  id: string;
  unit_id: string;
  file_name: string;
  apply_as: 'draft' | 'posted';
  state: 'reading' | 'preview' | 'applying' | 'applied' | 'cancelled' | 'refused' | 'interrupted';
  format: string | null;
  columns_json: string;
  counts_json: string;
  done: number;
  total: number;
  refusal_json: string | null;
  applied_json: string | null;
  created_at: string;
  created_by: string | null;
  updated_at: string;
}

interface ProcedureImportItemTable {
  import_id: string;
  no: number;
  kind: 'new' | 'changed' | 'unchanged' | 'withdrawn' | 'missing' | 'refused';
  row_no: number | null;
  code: string | null;
  name: string | null;
  folded: string | null;
  field: string | null;
  /** What would be written; only of `new`, `changed` and `withdrawn`. */
  body_json: string | null;
  /** The revision that it was compared with; 0: there was none. */
  base_revision: number;
  changes_json: string;
  refusal_json: string | null;
  notes_json: string;
  conflict: number;
}

interface ProcedureProblemTable {
  entry_id: string;
  unit_id: string;
  device_id: string;
  code: string;
  version: string;
  part: string;
  problem: string;
  at: string;
  received_at: string;
  state: 'new' | 'accepted' | 'rejected' | 'proposal' | 'done';
  note: string | null;
  settled_at: string | null;
  settled_by: string | null;
  has_comment: number;
  sample: number;
}

interface UsageDayTable {
  entry_id: string;
  unit_id: string;
  device_id: string;
  date: string;
  missed: number;
  sample: number;
}

interface UsageItemTable {
  entry_id: string;
  kind: 'view' | 'missed';
  item: string;
  n: number;
  unit_id: string;
  date: string;
}
