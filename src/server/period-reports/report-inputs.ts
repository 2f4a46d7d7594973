import type { Tally } from '#shared/domain/figure.ts';
import type { DaySpan } from '#shared/domain/spans.ts';
import type { ReportBody } from '#shared/protocol/reports.ts';
import type { FiguresSetting } from '#shared/protocol/stored-settings.ts';
import type { ReasonSum } from '../store/figures.ts';

/** What a report is of. */
export interface ReportSubject {
  readonly unit: { readonly id: string; readonly name: string };
  readonly clerk: { readonly id: string; readonly name: string; readonly title: string | null } | null;
  readonly period: string;
}

/** Sums under keys, in the order of the keys; a key without anything is left out. */
export type KeyedTallies = readonly { readonly key: string; readonly tally: Tally }[];

/** What the ratings and invitations say as of a place of the feed. Counted from the sums, and again from the rows: the same. */
export interface Counted {
  readonly total: Tally;
  readonly before: Tally;
  readonly reasons: readonly ReasonSum[];
  readonly units: KeyedTallies;
  readonly counters: KeyedTallies;
  readonly clerks: KeyedTallies;
  readonly over: KeyedTallies;
  /** Clerks whose figures are withheld, so that nobody is found by subtraction; in the period and in the one before. */
  readonly withheld: readonly string[];
  readonly withheldBefore: readonly string[];
  /** Ratings in which a flag stands, by flag. */
  readonly flags: readonly { readonly flag: string; readonly n: number }[];
  /** Of a clerk alone: every day from the beginning of the year on, of which batches are made, and the reasons within them. */
  readonly ownDays: KeyedTallies;
  readonly ownReasons: readonly ReasonSum[];
}

/** What no row can tell later, copied when the report is made. */
export interface Noted {
  /** The units that belonged to it, by time zone. */
  readonly zones: readonly { readonly timeZone: string; readonly units: readonly string[] }[];
  readonly names: Readonly<Record<'units' | 'counters' | 'clerks', Readonly<Record<string, string>>>>;
  readonly limits: FiguresSetting;
  /** Share of satisfied ratings that the unit set itself for the year, in percent. */
  readonly target: number | null;
  /** People served, where that is known of everybody counted here; in the period and in the one before. */
  readonly served: number | null;
  readonly servedBefore: number | null;
  readonly method: ReportBody['method'];
  readonly questionnaires: ReportBody['questionnaires'];
  readonly flagTitles: Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
  readonly cases: ReportBody['cases'];
  readonly published: ReportBody['actions']['published'];
  readonly tablets: Pick<ReportBody['quality'], 'tablets' | 'silent' | 'holes' | 'quarantined'>;
}

/** Everything that a document is computed from. */
export interface ReportInputs {
  readonly format: 'hailong-report-inputs';
  readonly v: 1;
  readonly subject: ReportSubject;
  readonly span: DaySpan;
  readonly provisional: boolean;
  readonly version: number;
  readonly reason: string | null;
  readonly frozen: ReportBody['frozen'];
  readonly actions: string;
  readonly counted: Counted;
  readonly noted: Noted;
}
