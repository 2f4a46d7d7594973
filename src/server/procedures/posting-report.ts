import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import { judgePosting } from '#shared/domain/posting-findings.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import {
  type PostingItem,
  type PostingReport,
  type PostingUnits,
  postingReport,
  postingUnits,
} from '#shared/protocol/posting-check.ts';
import type { ServerContext } from '../context.ts';
import type { Connection } from '../store/database.ts';
import type { UnitRow } from '../store/directory.ts';
import { openProblemsByCode } from '../store/procedure-problems.ts';
import { missedByDay, usageItems } from '../store/procedure-usage.ts';
import { type ProcedureWithBody, pageOfBodies, pageOfPosted, unitsThatPost } from '../store/procedures.ts';
import { textToBody } from './body-text.ts';

type ReportContext = Pick<ServerContext, 'db' | 'clock'>;

const PAGE = 200;
/** How far back unanswered searches are told, in days. */
const MISSED_DAYS = 90;
const MISSED_LIMIT = 100;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Everything that a unit has posted, held against what the law asks of a posting. */
export async function readPostingReport(
  context: ReportContext,
  unit: UnitRow,
  staleDays: number,
): Promise<PostingReport> {
  const { db } = context;
  const nowMs = context.clock.nowMs();
  const on = dayOf(nowMs, unit.time_zone);
  const items: PostingItem[] = [];
  for await (const piece of judgeUnit(db, unit, on, staleDays)) items.push(...piece);
  const span = { unitId: unit.id, from: dayOf(nowMs - MISSED_DAYS * DAY_MS, unit.time_zone), to: on };
  const days = await missedByDay(db, span);
  const queries = await usageItems(db, span, 'missed', MISSED_LIMIT);
  const found = Map.groupBy(
    items.flatMap((item) => item.findings),
    ({ finding }) => finding,
  );
  return v.parse(postingReport, {
    ...{ unit: { id: unit.id, name: unit.name }, on, staleDays, tally: tallyOf(items), items },
    findings: [...found].map(([finding, all]) => ({ finding, n: all.length })),
    missed: {
      searches: days.reduce((sum, day) => sum + day.searches, 0),
      queries: queries.map(({ item, n }) => ({ q: item, n })),
    },
  });
}

/** The same in figures, for a unit and all below it that have posted anything. */
export async function readPostingUnits(
  context: ReportContext,
  root: UnitRow,
  staleDays: number,
): Promise<PostingUnits> {
  const on = dayOf(context.clock.nowMs(), root.time_zone);
  const items = [];
  for (const unit of await unitsThatPost(context.db, root.id)) {
    const judged: PostingItem[] = [];
    for await (const piece of judgeUnit(context.db, unit, on, staleDays)) judged.push(...piece);
    items.push({ unit: { id: unit.id, name: unit.name }, tally: tallyOf(judged) });
  }
  return v.parse(postingUnits, { on, staleDays, items });
}

/** A page of contents at a time, so that everybody else gets a turn between two. */
async function* judgeUnit(
  connection: Connection,
  unit: Pick<UnitRow, 'id' | 'time_zone'>,
  today: string,
  staleDays: number,
): AsyncGenerator<readonly PostingItem[]> {
  const problems = await openProblemsByCode(connection, unit.id);
  const posted = await postedCodes(connection, unit.id);
  for (let afterCode = ''; ; ) {
    const rows = await pageOfBodies(
      connection,
      { unitId: unit.id, which: 'posted' },
      { afterCode, limit: PAGE },
    );
    yield rows.map((row) =>
      judgeRow(row, {
        ...{ today, staleDays, isPosted: (code) => posted.has(code) },
        postedOn: dayOf(Date.parse(row.postedAt ?? row.updatedAt), unit.time_zone),
        openProblems: problems.get(row.code) ?? 0,
      }),
    );
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    afterCode = last.code;
    await setImmediate();
  }
}

function judgeRow(
  row: ProcedureWithBody,
  facts: Omit<Parameters<typeof judgePosting>[1], 'checkedOn' | 'hasDraft'>,
): PostingItem {
  const { name, field, version, checkedBy, checkedOn } = row;
  const body = textToBody(row.bodyJson);
  const judged = judgePosting(body, { ...facts, checkedOn, hasDraft: row.draftVersion !== null });
  return {
    ...{ code: body.code, name, field, version, ...judged },
    findings: judged.findings.map(({ finding, detail }) => ({ finding, detail: [...detail] })),
    checked: checkedBy === null || checkedOn === null ? null : { by: checkedBy, on: checkedOn },
  };
}

async function postedCodes(connection: Connection, unitId: string): Promise<ReadonlySet<string>> {
  const codes = new Set<string>();
  for (let afterCode = ''; ; ) {
    const rows = await pageOfPosted(connection, unitId, { afterCode, limit: 1_000 });
    for (const { code } of rows) codes.add(code);
    const last = rows.at(-1);
    if (last === undefined) return codes;
    afterCode = last.code;
  }
}

function tallyOf(items: readonly PostingItem[]) {
  const count = (is: (item: PostingItem) => boolean) => items.filter(is).length;
  return {
    posted: items.length,
    complete: count((item) => item.complete),
    correct: count((item) => item.correct),
    timely: count((item) => item.timely),
    allThree: count((item) => item.complete && item.correct && item.timely),
  };
}
