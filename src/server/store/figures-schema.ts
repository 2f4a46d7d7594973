import type { Generated } from 'kysely';
import type { Grain } from '#shared/domain/spans.ts';

/** A doubt about a rating, and what it rests on. Written by the rules alone. */
interface RatingFlagTable {
  entry_id: string;
  flag: string;
  unit_id: string;
  evidence_json: string;
  /** Of the rating, as it stands there. */
  occurred_at: string;
}

/** What somebody decided about a flag; only added to. The last one counts. */
interface FlagDecisionTable {
  entry_id: string;
  flag: string;
  /** 1, 2, 3 … for each flag. */
  no: number;
  unit_id: string;
  action: 'appealed' | 'set-aside' | 'upheld';
  reason: string;
  made_by: string;
  made_at: string;
}

/** What `key` is: nothing (`all`), a counter, a clerk, a procedure, an hour, a weekday (not of days). */
export type CounterDim = 'all' | 'counter' | 'clerk' | 'procedure' | 'hour' | 'weekday';

/** What every sum is a sum of: one unit, one day, month or quarter of its time zone, one slice. */
interface RollupKey {
  unit_id: string;
  /** `home-…`: the same of ratings at home, which no other slice counts. */
  dim: CounterDim | `home-${CounterDim}`;
  grain: Grain;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY-Qn`. */
  period: string;
  /** Empty: nobody or nothing was named. */
  key: string;
}

/** Ratings by level: `l…` those without a flag, `f…` those with one. */
interface RatingRollupTable extends RollupKey {
  questionnaire_id: string;
  l1: number;
  l2: number;
  l3: number;
  l4: number;
  l5: number;
  l6: number;
  l7: number;
  l8: number;
  l9: number;
  l10: number;
  f1: number;
  f2: number;
  f3: number;
  f4: number;
  f5: number;
  f6: number;
  f7: number;
  f8: number;
  f9: number;
  f10: number;
  satisfied: number;
  changed: number;
  flagged_satisfied: number;
  flagged_changed: number;
}

interface ReasonRollupTable extends RollupKey {
  questionnaire_id: string;
  level: number;
  reason: string;
  n: number;
  flagged: number;
}

interface AskRollupTable extends RollupKey {
  trigger: string;
  answered: number;
  timeout: number;
  dismissed: number;
}

/** What a unit and all below it add up to, in a month or quarter that is over. Derived, and gone as soon as any of it changes. */
interface SubtreeSumsTable {
  unit_id: string;
  grain: 'month' | 'quarter';
  period: string;
  /** Of whoever makes it. */
  token: string;
  /** Null: being made. */
  sums_json: string | null;
}

/** How many people were served, from another system. */
interface TransactionCountTable {
  unit_id: string;
  day: string;
  n: number;
  /** `api`: one by one, as other systems announced them. An import replaces that. */
  source: Generated<'import' | 'api'>;
}

export interface FiguresTables {
  rating_flag: RatingFlagTable;
  flag_decision: FlagDecisionTable;
  rating_rollup: RatingRollupTable;
  reason_rollup: ReasonRollupTable;
  ask_rollup: AskRollupTable;
  subtree_sums: SubtreeSumsTable;
  transaction_count: TransactionCountTable;
}
