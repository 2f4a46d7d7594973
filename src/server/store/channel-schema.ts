import type { Generated } from 'kysely';

/** Tables of what reaches a unit from elsewhere: the inspectorate's keys, transactions of other systems. */
export interface ChannelTables {
  integrity_key: IntegrityKeyTable;
  service_transaction: ServiceTransactionTable;
}

/** To which public key tablets of a unit and below it seal integrity reports, or did. At most one of a unit is in force. */
interface IntegrityKeyTable {
  unit_id: string;
  /** Follows from the public key. */
  key_id: string;
  jwk_json: string;
  since: string;
  by_name: string;
  /** Null: in force. */
  ended_at: string | null;
}

/** One person was served, as another system says. Kept as long as its reference could come again. */
interface ServiceTransactionTable {
  unit_id: string;
  /** Keyed hash of the sender's own number; once in a unit. */
  reference: string;
  /** What the tablet is told; tied to nothing else. */
  id: string;
  counter_id: string;
  clerk_id: string | null;
  procedure_code: string | null;
  /** To which the procedure belonged when it was announced. */
  field: Generated<string | null>;
  at: string;
  /** Of the unit's time zone. */
  day: string;
  received_at: string;
  /** 1: it is one of the day's number. */
  counted: number;
  /** Null: nobody is invited for it. */
  invite_until: string | null;
}
