import type { Generated } from 'kysely';
import type { UnitKind } from '#shared/protocol/directory.ts';
import type { QuarantineCause } from '#shared/protocol/quarantine.ts';
import type { AccountTables } from './account-schema.ts';
import type { CaseTables } from './case-schema.ts';
import type { ChannelTables } from './channel-schema.ts';
import type { FiguresTables } from './figures-schema.ts';
import type { ProcedureTables } from './procedure-schema.ts';
import type { ReportTables } from './report-schema.ts';
import type { SelfTestTable, SignedDutyTable } from './staff-schema.ts';
import type { TakeHomeTables } from './take-home-schema.ts';
import type { ToldTables } from './told-schema.ts';
import type { WebhookTables } from './webhook-schema.ts';

/**
 * The tables as Kysely sees them, the same on SQLite and PostgreSQL: text, integers and ISO 8601 UTC text only (no
 * booleans, dates or JSON types, which the two drivers read differently). `…_json` columns hold JSON text.
 */
export interface Schema
  extends AccountTables,
    CaseTables,
    ChannelTables,
    FiguresTables,
    ProcedureTables,
    ReportTables,
    ToldTables,
    TakeHomeTables,
    WebhookTables {
  meta: MetaTable;
  server_key: ServerKeyTable;
  unit: UnitTable;
  unit_event: UnitEventTable;
  unit_setting: UnitSettingTable;
  counter: CounterTable;
  clerk: ClerkTable;
  duty: DutyTable;
  questionnaire: QuestionnaireTable;
  device: DeviceTable;
  device_key: DeviceKeyTable;
  pairing_code: PairingCodeTable;
  replica: ReplicaTable;
  entry: EntryTable;
  missing_range: MissingRangeTable;
  replica_note: ReplicaNoteTable;
  rating: RatingTable;
  ask: AskTable;
  feedback: FeedbackTable;
  signed_duty: SignedDutyTable;
  self_test: SelfTestTable;
  feed: FeedTable;
}

interface MetaTable {
  key: string;
  value: string;
}

/** Key pairs of the centre: `seal` (tablets seal to it) and `ack` (it signs receipts). */
interface ServerKeyTable {
  id: string;
  purpose: 'seal' | 'ack';
  public_jwk_json: string;
  private_jwk_json: string;
  created_at: string;
}

interface UnitTable {
  id: string;
  parent_id: string | null;
  kind: UnitKind;
  name: string;
  /** Official code (19/2025/QĐ-TTg) where there is one. */
  code: string | null;
  /** Folded name for search. */
  folded: string;
  /** Never written: how to reach an office is a setting. */
  contact_json: string | null;
  time_zone: string;
  sample: number;
  closed_at: Generated<string | null>;
  /** Where its work went on when it was merged; its ratings stay its own. */
  successor_id: Generated<string | null>;
}

/** What happened to a unit, its counters and its clerks; only added to. */
interface UnitEventTable {
  no: Generated<number>;
  unit_id: string;
  event: string;
  /** The counter or clerk that it happened to; null: the unit itself. */
  subject: string | null;
  details_json: string;
  at: string;
  /** The user name; null: the program itself. */
  created_by: string | null;
  note: string | null;
}

/** One version of one part of a unit's settings; never edited. */
interface UnitSettingTable {
  unit_id: string;
  part: string;
  version: number;
  /** Null: from then on the unit has none of its own, and what the unit above says holds. */
  body_json: string | null;
  effective_from: string;
  created_at: string;
  created_by: string | null;
  note: string | null;
  /** Taken back before it took effect. */
  withdrawn_at: string | null;
}

interface CounterTable {
  id: string;
  unit_id: string;
  name: string;
  number: string | null;
  closed_at: Generated<string | null>;
}

interface ClerkTable {
  id: string;
  unit_id: string;
  name: string;
  title: string | null;
  /** As the office numbers its people; unique in a unit. */
  code: Generated<string | null>;
  /** A small picture as a data URL. */
  photo: Generated<string | null>;
  started_on: Generated<string | null>;
  /** The first day on which the clerk no longer works here. */
  left_on: Generated<string | null>;
  /** The same person in the unit before. */
  previous_id: Generated<string | null>;
}

interface DutyTable {
  id: Generated<number>;
  counter_id: string;
  clerk_id: string;
  from_at: string;
  to_at: string | null;
}

interface QuestionnaireTable {
  id: string;
  version: number;
  body_json: string;
  /** The version that the content packages carry. */
  current: number;
}

interface DeviceTable {
  id: string;
  unit_id: string;
  counter_id: string;
  name: string;
  public_jwk_json: string | null;
  /** SHA-256 of the bearer token, hex. */
  token_hash: string | null;
  created_at: string;
  paired_at: string | null;
  revoked_at: string | null;
  last_contact_at: string | null;
  skew_ms: number | null;
  app: string | null;
  status_json: string | null;
  /** The device whose counter this one takes over once it is paired. */
  replaces_id: Generated<string | null>;
}

/** Every key a device ever had, so that a file that was sealed before it was paired again can still be checked. */
interface DeviceKeyTable {
  no: Generated<number>;
  device_id: string;
  public_jwk_json: string;
  from_at: string;
}

interface PairingCodeTable {
  /** SHA-256 of the code without dashes, hex. */
  code_hash: string;
  device_id: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

interface ReplicaTable {
  /** Short key for the large tables. */
  no: Generated<number>;
  id: string;
  device_id: string;
  received_through: number;
  hash: string;
  first_seen_at: string;
  last_seen_at: string;
  /** When a push of this replica was last refused as a fork (RP1). */
  forked_at: string | null;
  /** When a tablet last pushed it, whatever came of it; null when it came by files alone. */
  pushed_at: string | null;
  /** The highest position that a push said was written, arrived or not. */
  told_through: Generated<number>;
}

/** The raw journal as it arrived: evidence and source of every projection. */
interface EntryTable {
  pos: Generated<number>;
  replica_no: number;
  seq: number;
  /** Null when the line could not be read far enough to have one. */
  entry_id: string | null;
  kind: string | null;
  /** The rating that a change or a detail speaks of. */
  of_id: string | null;
  line: string;
  hash: string;
  /** `duplicate`: the same entry id is already stored from another replica (RP1), kept as evidence and counted nowhere. */
  state: 'stored' | 'duplicate' | 'quarantined';
  /** Why it is in quarantine: a sentence for whoever mends it, and what kind of trouble it is. */
  reason: string | null;
  cause: QuarantineCause | null;
  received_at: string;
  /** Centre's clock minus the tablet's at the push that brought it, ms; null for imports. */
  skew_ms: number | null;
  /** When what somebody wrote was taken out of the line. `hash` stays that of the line as it came. */
  erased_at: Generated<string | null>;
}

interface MissingRangeTable {
  replica_no: number;
  first_seq: number;
  last_seq: number;
  declared_at: string;
}

/** What a journal says of another one (RP1b, DM1b, WD1): read from the entry at `replica_no`, `seq`. */
interface ReplicaNoteTable {
  replica_no: number;
  seq: number;
  event: 'replica-started' | 'damaged-entry' | 'storage-reset';
  /** The journal that it speaks of; the centre need not know it. */
  of_replica: string;
  /** Why that one was left. */
  reason: string | null;
  /** The positions that follow here, or that could not be read. */
  first_seq: number | null;
  last_seq: number | null;
  received_at: string;
}

interface RatingTable {
  /** Place in the feed (`feed.next_pos`), allocated under a row lock so that it grows in commit order. */
  pos: number;
  entry_id: string;
  unit_id: string;
  device_id: string;
  replica_no: number;
  seq: number;
  counter_id: string;
  clerk_id: string | null;
  questionnaire_id: string;
  questionnaire_version: number;
  level: number;
  first_level: number;
  satisfied: number;
  reasons_json: string;
  procedure_code: string | null;
  /** Of the procedure, where that itself is not known; for figures alone. */
  field: Generated<string | null>;
  intake: string;
  at: string;
  occurred_at: string;
  received_at: string;
  lang: string;
  ms: number;
  flags_json: string;
  sample: number;
  /** What the optional module asked and was told; null: nothing. */
  answers_json: Generated<string | null>;
}

/** One invitation to rate, as its entry says it. */
interface AskTable {
  entry_id: string;
  /** The unit of the device. */
  unit_id: string;
  device_id: string;
  replica_no: number;
  seq: number;
  counter_id: string;
  clerk_id: string | null;
  trigger: 'clerk' | 'sampled' | 'api';
  outcome: 'answered' | 'timeout' | 'dismissed';
  rating_id: string | null;
  at: string;
  occurred_at: string;
  received_at: string;
  sample: number;
  /** The last place of the feed that had been given when it was kept; zero: before that was noted. */
  pos: Generated<number>;
}

/** What citizens wrote. Read from the journal's entry; the words are in the box. */
interface FeedbackTable {
  entry_id: string;
  /** The unit of the device. */
  unit_id: string;
  device_id: string;
  replica_no: number;
  seq: number;
  /** Digest of the receipt's code; several entries may carry the same one, the earliest received answers to it. */
  receipt: string;
  type: 'opinion' | 'petition' | 'integrity';
  /** Whose key opens it: the centre's, or an inspectorate's. */
  key_id: string;
  sealed_json: string;
  at: string;
  occurred_at: string;
  received_at: string;
  sample: number;
}

interface FeedTable {
  name: string;
  next_pos: number;
}
