import type { PostingFinding } from '../protocol/posting-check.ts';
import type { ProcedureBody } from '../protocol/procedure.ts';
import { unverifiedParts } from './procedure-facts.ts';
import { forceOn } from './procedure-force.ts';

/** What is known of a posted procedure beside its content. */
export interface PostingFacts {
  /** `YYYY-MM-DD` in the unit's time zone, as the other days. */
  readonly today: string;
  readonly staleDays: number;
  readonly postedOn: string;
  readonly checkedOn: string | null;
  readonly openProblems: number;
  readonly hasDraft: boolean;
  isPosted(code: string): boolean;
}

export interface PostingJudgement {
  readonly findings: readonly { readonly finding: PostingFinding; readonly detail: readonly string[] }[];
  readonly complete: boolean;
  readonly correct: boolean;
  readonly timely: boolean;
}

/** Which findings keep a posting from being complete, correct, timely. The others are told and cost nothing. */
const INCOMPLETE: readonly PostingFinding[] = ['missing-parts'];
const INCORRECT: readonly PostingFinding[] = ['unverified-parts', 'abolished', 'replaced', 'open-problems'];
const UNTIMELY: readonly PostingFinding[] = ['stale', 'not-yet-effective'];

/** Holds a posted procedure against what must be posted: fully, correctly, in time. */
export function judgePosting(body: ProcedureBody, facts: PostingFacts): PostingJudgement {
  const found: [PostingFinding, readonly string[]][] = [];
  const note = (finding: PostingFinding, detail: readonly string[]) => void found.push([finding, detail]);
  const missing = missingParts(body);
  if (missing.length > 0) note('missing-parts', missing);
  const unproven = unprovenParts(body);
  if (unproven.length > 0) note('unverified-parts', unproven);
  const { replacedBy } = body.validity;
  const force = forceOn(body.validity, facts.today);
  if (force.type === 'abolished') note('abolished', force.on === null ? [] : [force.on]);
  if (replacedBy.length > 0) note('replaced', replacedBy);
  const absent = replacedBy.filter((code) => !facts.isPosted(code));
  if (absent.length > 0) note('replacement-not-posted', absent);
  if (force.type === 'not-yet') note('not-yet-effective', [force.from]);
  const days = daysBetween(lastLooked(facts), facts.today);
  if (days > facts.staleDays) note('stale', [String(days)]);
  if (facts.openProblems > 0) note('open-problems', [String(facts.openProblems)]);
  if (facts.hasDraft) note('draft-waiting', []);
  const has = (findings: readonly PostingFinding[]) => found.some(([finding]) => findings.includes(finding));
  return {
    findings: found.map(([finding, detail]) => ({ finding, detail })),
    ...{ complete: !has(INCOMPLETE), correct: !has(INCORRECT), timely: !has(UNTIMELY) },
  };
}

/**
 * Parts that must be posted (TT 32/2017/TT-BTTTT, level 1) and that nobody has stated. "No conditions" is a statement,
 * an empty field is none.
 */
function missingParts(body: ProcedureBody): readonly string[] {
  const { agencies, channels, provincial } = body;
  const told = (cells: readonly (string | null)[]) => cells.some((cell) => cell !== null);
  const known: Readonly<Record<string, boolean>> = {
    agency: body.agency !== null || some(agencies.performing),
    subjects: some(body.subjects),
    steps: some(body.steps) || body.stepCases.length > 0,
    channels: some(channels),
    components: some(body.components) || body.componentsNote !== null,
    timeLimit:
      body.timeLimit !== null || provincial.time !== null || told((channels ?? []).map((one) => one.time)),
    fee: (body.fee !== null && body.fee.kind !== 'unknown') || provincial.fee !== null,
    results: some(body.results),
    conditions: body.conditions !== null,
    legalBasis: some(body.legalBasis),
    decisionNo: body.decisionNo !== null,
  };
  return Object.keys(known).filter((part) => known[part] === false);
}

function some(list: readonly unknown[] | null): boolean {
  return list !== null && list.length > 0;
}

/** What the sources leave open, and a fee that only the portal calls free. */
function unprovenParts(body: ProcedureBody): readonly string[] {
  const named: string[] = [...unverifiedParts({ ...body, version: null, checked: null })];
  const isUnproven = body.fee?.kind === 'free_per_portal' && body.provincial.fee === null;
  return isUnproven && !named.includes('fee_basis') ? [...named, 'fee_basis'] : named;
}

/** Whoever posts a version has looked at it. */
function lastLooked({ postedOn, checkedOn }: PostingFacts): string {
  return checkedOn !== null && checkedOn > postedOn ? checkedOn : postedOn;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000));
}
