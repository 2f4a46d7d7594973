import type { Generated } from 'kysely';
import type { CaseStatus } from '#shared/domain/case-status.ts';
import type { CaseKind } from '#shared/protocol/rule-pack.ts';

/** The tables of cases, as `Schema` holds them. */
export interface CaseTables {
  case_file: CaseTable;
  case_words: CaseWordsTable;
  case_event: CaseEventTable;
  retention_run: RetentionRunTable;
}

/** One case as it stands now. (`case` is a word of SQL.) */
interface CaseTable {
  /** Of the entry that opened it: the feedback, or the rating. */
  id: string;
  /** The order of arrival; never changes. */
  no: number;
  /** Place in the feed of changes (`feed.next_pos`), allocated under a row lock so that it grows in commit order. */
  pos: number;
  unit_id: string;
  origin_unit_id: string;
  kind: CaseKind;
  status: CaseStatus;
  /** Grows with every change. */
  version: number;
  /** Whether what was written could be opened here. `sealed`: an inspectorate's key alone does. */
  box: 'open' | 'sealed' | 'unreadable' | 'none';
  /** Null: nobody was asked. */
  may_publish: number | null;
  has_contact: number;
  sample: number;
  occurred_at: string;
  received_at: string;
  changed_at: string;
  /** Digest of the receipt's code. */
  receipt: string | null;
  about: string | null;
  owner_id: string | null;
  /** `YYYY-MM-DD`; null: nobody has set a deadline. */
  acknowledge_due: string | null;
  answer_due: string | null;
  verdict: 'right' | 'wrong' | 'unverifiable' | null;
  answer_sealed: string | null;
  /** How its writer found the present answer settled it, 3 to 1; null: not said. */
  fix_level: Generated<number | null>;
  answered_at: string | null;
  closed_at: string | null;
  public_text: string | null;
  public_where: string | null;
  published_at: string | null;
  contact_erased_at: string | null;
  text_erased_at: string | null;
}

/** What was written and who wrote it, apart, each encrypted with the data key. */
interface CaseWordsTable {
  case_id: string;
  part: 'text' | 'contact';
  sealed: string;
}

/** What happened in a case; only added to. `version` is the case's after it. */
interface CaseEventTable {
  case_id: string;
  version: number;
  at: string;
  actor: 'account' | 'writer' | 'program';
  by_name: string | null;
  action: string;
  status: CaseStatus;
  /** Ids and codes; never what anybody wrote. */
  detail_json: string;
  /** Encrypted with the data key: people write names. */
  note_sealed: string | null;
}

/** One pass over what has been kept for long enough. */
interface RetentionRunTable {
  id: string;
  started_at: string;
  finished_at: string | null;
  counts_json: string;
}
