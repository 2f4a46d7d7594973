import type { Generated } from 'kysely';

/** The secret under which the codes of one tablet's pairing, or of one printed batch, are made. */
interface TakeHomeKeyTable {
  /** As it stands in the codes; drawn at random. */
  no: number;
  kind: 'tablet' | 'batch';
  unit_id: string;
  /** Of a tablet's key. */
  device_id: string | null;
  /** Of a batch: what its codes rate. */
  counter_id: string | null;
  name: string | null;
  /** Of a batch: how many codes it has, and the last day on which they are taken. */
  codes: number | null;
  valid_until: string | null;
  /** Under the data key. */
  secret_sealed: string;
  created_at: string;
  created_by: string | null;
  /** A tablet's: from then on it was no longer its own. A batch's: withdrawn. */
  closed_at: Generated<string | null>;
}

/** A code that was used. Its key is what lets a second rating fail. */
interface TakeHomeUseTable {
  key_no: number;
  /** `hour × 64 + number`. */
  slot: number;
  rating_id: string;
  unit_id: string;
  /** By which "too many" is counted: of a tablet the hour of the visit, of a batch the hour in which it was rated. */
  counted_hour: number;
  received_at: string;
}

/** What somebody wrote beside a rating at home and no case holds, under the data key. */
interface TakeHomeCommentTable {
  rating_id: string;
  unit_id: string;
  sealed: string;
  received_at: string;
}

/** A code that a tablet gave out, as its entry says it: not which one. */
interface TakeHomeIssueTable {
  entry_id: string;
  unit_id: string;
  device_id: string;
  replica_no: number;
  seq: number;
  counter_id: string;
  clerk_id: string | null;
  key_no: number;
  hour: number;
  /** In the unit's time zone. */
  day: string;
  received_at: string;
  sample: number;
}

export interface TakeHomeTables {
  take_home_key: TakeHomeKeyTable;
  take_home_use: TakeHomeUseTable;
  take_home_comment: TakeHomeCommentTable;
  take_home_issue: TakeHomeIssueTable;
}
