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

/**
 * How often a reason was given beside a level that is not satisfied, in the month of the cause and in the first whole month
 * after the deed; as much as the public may know. Null: the entry names no reason, or none that was ever asked.
 */
export async function countEvidence(
  connection: Connection,
  { unitId, timeZone, nowMs }: EvidencePlace,
  { cause, date }: Pick<ToldBody, 'cause' | 'date'>,
): Promise<ToldEvidence | null> {
  const code = cause?.reason ?? null;
  if (cause === null || code === null) return null;
  const asked = await listQuestionnaireVersions(connection);
  const reason = findReason(asked, code);
  if (reason === null) return null;
  const limits = await readBoardSetting(connection, unitId, new Date(nowMs).toISOString());
  const last = lastToldMonth(nowMs, timeZone, limits.delayDays);
  const after = monthsAfter(date.slice(0, 7), 1);
  const count = async (month: string) =>
    month > last ? null : await countMonth(connection, { unitId, month, code, limits, asked });
  return {
    reason: code,
    words: reason.negative ?? reason.topic,
    minCell: limits.minCell,
    before: await count(cause.month),
    after: after > cause.month ? await count(after) : null,
  };
}

interface Counting {
  readonly unitId: string;
  readonly month: string;
  readonly code: string;
  readonly limits: BoardSetting;
  readonly asked: readonly Questionnaire[];
}

async function countMonth(
  connection: Connection,
  { unitId, month, code, limits, asked }: Counting,
): Promise<ToldEvidence['before']> {
  const counts = (await countMonths(connection, unitId, month, month)).of(month);
  if (disclose(counts, limits).state !== 'told') return null;
  const part: SpanPart = { grain: 'month', from: month, to: month };
  const reasons = await sumReasons(connection, { within: unitId, alone: true, dim: 'all' }, part);
  const scaleOf = scalesOf(asked);
  // A level that no version knows is not called a complaint.
  const isComplaint = ({ questionnaire, level }: ReasonSum) =>
    scaleOf(questionnaire)?.find(({ code: own }) => own === level)?.satisfied === false;
  const mentions = reasons
    .filter((row) => row.reason === code && isComplaint(row))
    .reduce((sum, { n }) => sum + n, 0);
  return { month, n: counts.figure.n, mentions: hideSmall(mentions, limits.minCell) };
}

/** As its newest version words it. */
function findReason(asked: readonly Questionnaire[], code: string): Reason | null {
  const newest = asked.toSorted((a, b) => b.version - a.version);
  return newest.flatMap(({ reasons }) => reasons).find((one) => one.code === code) ?? null;
}
