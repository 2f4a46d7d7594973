import { disclose, hideSmall } from '#shared/domain/disclosure.ts';
import { monthsAfter, type SpanPart } from '#shared/domain/spans.ts';
import type { Questionnaire, Reason } from '#shared/protocol/questionnaire.ts';
import type { BoardSetting } from '#shared/protocol/stored-settings.ts';
import type { ToldBody, ToldEvidence } from '#shared/protocol/told.ts';
import { countMonths } from '../board/count-months.ts';
import { lastToldMonth } from '../board/last-month.ts';
import { readBoardSetting } from '../board/own-setting.ts';
import { scalesOf } from '../board/scales.ts';
import type { Connection } from '../store/database.ts';
import { type ReasonSum, sumReasons } from '../store/figures.ts';
import { listQuestionnaireVersions } from '../store/questionnaires.ts';

/** Where and when evidence is counted. */
export interface EvidencePlace {
  readonly unitId: string;
  readonly timeZone: string;
  readonly nowMs: number;
}

/** Counts the evidence of one entry. Null: the entry names no reason, or none that was ever asked. */
export type EvidenceCount = (entry: Pick<ToldBody, 'cause' | 'date'>) => Promise<ToldEvidence | null>;

/**
 * How often a reason was given beside a level that is not satisfied, in the month of the cause and in the first whole month
 * after the deed; as much as the public may know. Entries that are counted by one of these share what was read for the others.
 */
export async function createEvidenceCount(
  connection: Connection,
  { unitId, timeZone, nowMs }: EvidencePlace,
): Promise<EvidenceCount> {
  const asked = await listQuestionnaireVersions(connection);
  const limits = await readBoardSetting(connection, unitId, new Date(nowMs).toISOString());
  const last = lastToldMonth(nowMs, timeZone, limits.delayDays);
  const months = new Map<string, Promise<CountedMonth | null>>();
  const count = async (month: string, code: string) => {
    if (month > last) return null;
    const counted = months.get(month) ?? countMonth(connection, { unitId, month, limits, asked });
    months.set(month, counted);
    const told = await counted;
    return told === null
      ? null
      : { month, n: told.n, mentions: hideSmall(told.mentions.get(code) ?? 0, limits.minCell) };
  };
  return async ({ cause, date }) => {
    const code = cause?.reason ?? null;
    const reason = code === null ? null : findReason(asked, code);
    if (cause === null || code === null || reason === null) return null;
    const after = monthsAfter(date.slice(0, 7), 1);
    return {
      reason: code,
      words: reason.negative ?? reason.topic,
      minCell: limits.minCell,
      before: await count(cause.month, code),
      after: after > cause.month ? await count(after, code) : null,
    };
  };
}

/** A month that may be told: its ratings, and how often each reason was a complaint. */
interface CountedMonth {
  readonly n: number;
  readonly mentions: ReadonlyMap<string, number>;
}

interface Counting {
  readonly unitId: string;
  readonly month: string;
  readonly limits: BoardSetting;
  readonly asked: readonly Questionnaire[];
}

async function countMonth(
  connection: Connection,
  { unitId, month, limits, asked }: Counting,
): Promise<CountedMonth | null> {
  const counts = (await countMonths(connection, unitId, { from: month, to: month }, asked)).of(month);
  if (disclose(counts, limits).state !== 'told') return null;
  const part: SpanPart = { grain: 'month', from: month, to: month };
  const reasons = await sumReasons(connection, { within: unitId, alone: true, dim: 'all' }, part);
  const scaleOf = scalesOf(asked);
  // A level that no version knows is not called a complaint.
  const isComplaint = ({ questionnaire, level }: ReasonSum) =>
    scaleOf(questionnaire)?.find(({ code: own }) => own === level)?.satisfied === false;
  const mentions = new Map<string, number>();
  for (const row of reasons.filter(isComplaint))
    mentions.set(row.reason, (mentions.get(row.reason) ?? 0) + row.n);
  return { n: counts.figure.n, mentions };
}

/** As its newest version words it. */
function findReason(asked: readonly Questionnaire[], code: string): Reason | null {
  const newest = asked.toSorted((a, b) => b.version - a.version);
  return newest.flatMap(({ reasons }) => reasons).find((one) => one.code === code) ?? null;
}
