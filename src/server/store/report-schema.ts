/** The tables of reports, as `Schema` holds them. */
export interface ReportTables {
  rating_past: RatingPastTable;
  report: ReportTable;
  report_reply: ReportReplyTable;
  score_sheet: ScoreSheetTable;
}

/** A rating as it was from place `pos` of the feed until it was written anew at `replaced_pos`; what of it is counted. */
interface RatingPastTable {
  entry_id: string;
  pos: number;
  replaced_pos: number;
  unit_id: string;
  counter_id: string;
  clerk_id: string | null;
  procedure_code: string | null;
  questionnaire_id: string;
  level: number;
  first_level: number;
  satisfied: number;
  occurred_at: string;
  reasons_json: string;
  flags_json: string;
}

/** One version of one report; never changed. */
interface ReportTable {
  id: string;
  unit_id: string;
  /** Empty: of the unit as a whole. */
  clerk_id: string;
  /** `2026-10`, `2026-Q4` or `2026`. */
  period: string;
  version: number;
  provisional: number;
  /** Why there is another version; null: the first. */
  reason: string | null;
  /** Its own place in the feed of ratings: what was written before is in it. */
  pos: number;
  made_at: string;
  /** The user name. */
  made_by: string;
  /** Canonical JSON of what was counted and noted, and of the document that follows from it. */
  inputs_json: string;
  inputs_sha256: string;
  body_json: string;
  body_sha256: string;
}

/** What a clerk says to a report; only added to. */
interface ReportReplyTable {
  id: string;
  report_id: string;
  clerk_id: string;
  made_at: string;
  made_by: string;
  text: string;
}

/** One version of a form with points of TT 01/2018, entered by people; never changed. */
interface ScoreSheetTable {
  id: string;
  unit_id: string;
  form: string;
  period: string;
  version: number;
  body_json: string;
  made_at: string;
  made_by: string;
}
