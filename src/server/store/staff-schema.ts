/** A clerk signed on or off at a tablet, as its entry says it. Spans are made of these by whoever needs them. */
export interface SignedDutyTable {
  entry_id: string;
  /** The unit of the device. */
  unit_id: string;
  device_id: string;
  replica_no: number;
  seq: number;
  counter_id: string;
  clerk_id: string;
  signed_on: number;
  /** What ended it, where nobody signed off. */
  cause: string | null;
  at: string;
  /** When it took effect, corrected like the times of ratings. */
  effective_at: string;
  received_at: string;
  sample: number;
}

/** What a tablet found when it looked at itself. */
export interface SelfTestTable {
  entry_id: string;
  device_id: string;
  replica_no: number;
  seq: number;
  at: string;
  occurred_at: string;
  received_at: string;
  body_json: string;
}
