/** Tables of what reaches a unit from elsewhere: the inspectorate's keys. */
export interface ChannelTables {
  integrity_key: IntegrityKeyTable;
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
