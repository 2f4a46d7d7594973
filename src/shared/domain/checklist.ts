import type { Procedure } from '../protocol/procedure.ts';
import { componentCases, type FeeFact, procedureFee } from './procedure-facts.ts';
import { type ForceFact, forceOn } from './procedure-force.ts';

/** What a clerk tells or hands to somebody about a procedure: what to bring, how long, how much, where. Nothing is shortened. */
export interface Checklist {
  readonly code: string;
  readonly name: string;
  readonly force: ForceFact;
  readonly cases: readonly ChecklistCase[];
  /** In place of papers, where none are needed. */
  readonly note: string | null;
  /** Null: no source states it. */
  readonly time: string | null;
  readonly fee: FeeFact;
  readonly agency: string | null;
  readonly decisionNo: string | null;
  readonly asOf: string | null;
}

export interface ChecklistCase {
  /** Null: needed in every case. */
  readonly when: string | null;
  readonly papers: readonly ChecklistPaper[];
}

export interface ChecklistPaper {
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly countsKnown: boolean;
  readonly formCode: string | null;
}

/** The checklist of a procedure; what the province has decided goes before what the source says. `today`: `YYYY-MM-DD` at the office. */
export function procedureToChecklist(procedure: Procedure, today: string): Checklist {
  const { code, name, components, componentsNote, provincial, timeLimit, agency, decisionNo, factsAsOf } =
    procedure;
  const { fee } = provincial;
  return {
    code,
    name,
    force: forceOn(procedure.validity, today),
    cases: componentCases(components ?? []).map(({ when, components: papers }) => ({ when, papers })),
    note: componentsNote,
    time: provincial.time?.text ?? timeLimit,
    fee: fee === null ? procedureFee(procedure) : { type: 'text', text: fee.text },
    agency,
    decisionNo,
    asOf: factsAsOf,
  };
}

/** The words around the facts, in the language of the screen. */
export interface ChecklistWords {
  readonly code: (code: string) => string;
  readonly abolished: string;
  readonly abolishedOn: (date: string) => string;
  readonly notYet: (date: string) => string;
  readonly papers: string;
  readonly always: string;
  readonly when: (when: string) => string;
  readonly counts: (originals: number, copies: number) => string;
  readonly form: (code: string) => string;
  readonly time: string;
  readonly fee: string;
  readonly where: string;
  readonly source: string;
  readonly asOf: (date: string) => string;
  readonly unknown: string;
  readonly freeUnproven: string;
}

/** The checklist as plain text, for a message or a note. */
export function checklistToText(list: Checklist, words: ChecklistWords): string {
  const source = [list.decisionNo, list.asOf === null ? null : words.asOf(list.asOf)].filter(
    (part) => part !== null,
  );
  return [
    list.name,
    words.code(list.code),
    ...(forceText(list.force, words) ?? []),
    '',
    `${words.papers}:`,
    ...paperLines(list, words),
    '',
    `${words.time}: ${list.time ?? words.unknown}`,
    `${words.fee}: ${feeText(list.fee, words)}`,
    `${words.where}: ${list.agency ?? words.unknown}`,
    `${words.source}: ${source.length === 0 ? words.unknown : source.join('; ')}`,
  ].join('\n');
}

function paperLines({ cases, note }: Checklist, words: ChecklistWords): readonly string[] {
  if (cases.length === 0) return [`- ${note ?? words.unknown}`];
  const lines = cases.flatMap(({ when, papers }) => [
    ...(cases.length > 1 || when !== null ? [`${when === null ? words.always : words.when(when)}:`] : []),
    ...papers.map((paper) => `- ${paperText(paper, words)}`),
  ]);
  return note === null ? lines : [...lines, note];
}

/** What must be known before the rest is believed; nothing while it simply holds. */
export function forceText(force: ForceFact, words: ChecklistWords): readonly [string] | null {
  switch (force.type) {
    case 'in-force':
      return null;
    case 'abolished':
      return [force.on === null ? words.abolished : words.abolishedOn(force.on)];
    case 'ending':
      return [words.abolishedOn(force.on)];
    case 'not-yet':
      return [words.notYet(force.from)];
  }
}

/** "Tờ khai (1 bản chính, mẫu TK-01)". */
export function paperText(paper: ChecklistPaper, words: ChecklistWords): string {
  const counts = paper.countsKnown ? words.counts(paper.originals, paper.copies) : '';
  const form = paper.formCode === null ? '' : words.form(paper.formCode);
  const details = [counts, form].filter((part) => part !== '');
  return details.length === 0 ? paper.name : `${paper.name} (${details.join(', ')})`;
}

export function feeText(fee: FeeFact, words: ChecklistWords): string {
  switch (fee.type) {
    case 'text':
      return fee.text;
    case 'free-unproven':
      return words.freeUnproven;
    case 'unknown':
      return words.unknown;
  }
}
