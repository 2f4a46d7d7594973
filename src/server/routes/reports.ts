import { type Context, Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { reportCreate, reportList, reportQuery } from '#shared/protocol/reports.ts';
import { DEFAULT_REPORTS } from '#shared/protocol/stored-settings.ts';
import { readSetting } from '../content/read-settings.ts';
import type { ServerContext } from '../context.ts';
import { dueReports, periodsAround } from '../period-reports/due-reports.ts';
import { makeReport, type ReportRefusal } from '../period-reports/make-report.ts';
import { readReport, rowToReportItem } from '../period-reports/report-view.ts';
import { verifyReport } from '../period-reports/verify-report.ts';
import { problemResponse } from '../problem.ts';
import { findUnitWithin, type UnitRow } from '../store/directory.ts';
import { findClerkRow } from '../store/office-rows.ts';
import { findNewestOfUnit, findReportWithin, listReports, type ReportRow } from '../store/reports.ts';
import { readJson, readQuery } from './read-json.ts';
import { answerReportFile } from './report-file.ts';
import {
  type Access,
  type Admitted,
  requireAccess,
  requireSession,
  type SignedIn,
} from './require-session.ts';

const PAGE = 100;

/** `/reports`: frozen figures of units and clerks, their files, and whether they still follow from the rows. */
export function reportsRoute(context: ServerContext): Hono<Admitted & SignedIn> {
  const reading = requireAccess(context, 'figures.read');
  const report = requireReport(context);
  return new Hono<Admitted & SignedIn>()
    .get('/', reading, (c) => answerList(context, c, c.get('access')))
    .post('/', requireSession(context, { needs: 'reports.write' }), (c) => answerMake(context, c))
    .get('/:id', reading, report, async (c) =>
      c.json(await readReport(context.db, c.get('report'), seesPersons(c.get('access')))),
    )
    .get('/:id/file', reading, report, (c) =>
      answerReportFile(context, c, c.get('report'), seesPersons(c.get('access'))),
    )
    .get('/:id/verification', reading, report, async (c) =>
      c.json(await verifyReport(context.db, c.get('report'))),
    );
}

async function answerList(context: ServerContext, c: Context, access: Access): Promise<Response> {
  const query = readQuery(c, reportQuery);
  if (!query.ok) return query.error;
  const unit = await findUnitWithin(context.db, query.value.unit ?? access.unit.id, access.unit.id);
  if (unit === undefined) return problemResponse('forbidden');
  const { clerk, period, before } = query.value;
  const clerkId = seesPersons(access) ? clerk : '';
  const wish = { within: unit.id, clerkId, period, beforeId: before, limit: PAGE + 1 };
  const rows = await listReports(context.db, wish);
  const shown = rows.slice(0, PAGE);
  const next = rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null;
  const body = { items: shown.map(rowToReportItem), next, due: await readDue(context, unit) };
  return c.json(v.parse(reportList, body));
}

async function readDue(context: ServerContext, unit: UnitRow) {
  const nowMs = context.clock.nowMs();
  const today = dayOf(nowMs, unit.time_zone);
  const dates = await readSetting(context.db, unit.id, 'reports', new Date(nowMs).toISOString());
  const made = await findNewestOfUnit(context.db, unit.id, periodsAround(today));
  return dueReports(today, dates ?? DEFAULT_REPORTS, made);
}

async function answerMake(context: ServerContext, c: Context<SignedIn>): Promise<Response> {
  const request = await readJson(c, reportCreate);
  if (!request.ok) return request.error;
  const { unit: unitId, clerk: clerkId, period, ...wish } = request.value;
  const unit = await findUnitWithin(context.db, unitId, c.get('access').unit.id);
  if (unit === undefined) return problemResponse('forbidden');
  const persons = seesPersons(c.get('access'));
  if (clerkId !== null && !persons) return problemResponse('forbidden');
  const clerk = clerkId === null ? null : await findClerkRow(context.db, clerkId);
  if (clerk !== null && clerk?.unit_id !== unit.id) return notValid('clerk');
  const subject = {
    unit: { id: unit.id, name: unit.name },
    clerk: clerk === null ? null : { id: clerk.id, name: clerk.name, title: clerk.title },
    period,
  };
  const made = await makeReport(context, c.get('access').actor, {
    ...{ ...wish, subject, timeZone: unit.time_zone },
  });
  if (!made.ok) return refusal(made.error);
  const row = await findReportWithin(context.db, made.value, unit.id);
  if (row === undefined) throw new Error(`the report ${made.value} is gone`);
  return c.json(await readReport(context.db, row, persons), 201);
}

function refusal(why: ReportRefusal): Response {
  switch (why.code) {
    case 'bad-request':
      return notValid(why.field);
    case 'report-early':
      return problemResponse('report-early');
    case 'report-changed':
      return problemResponse('report-changed', { members: { version: why.version } });
  }
}

/** What a route behind `requireReport` finds. */
interface WithReport {
  Variables: Admitted['Variables'] & { report: ReportRow };
}

/** The report of the path must be of the account's units; another office's looks like none. */
function requireReport(context: ServerContext): MiddlewareHandler<WithReport> {
  return async (c, next) => {
    const row = await findReportWithin(context.db, c.req.param('id') ?? '', c.get('access').unit.id);
    if (row === undefined || (row.clerk_id !== '' && !seesPersons(c.get('access'))))
      return problemResponse('not-found');
    c.set('report', row);
    await next();
    return undefined;
  };
}

/** A report of a quarter beside those of its months would let them be taken from each other: whoever may not read single ratings sees no persons. */
function seesPersons(access: Access): boolean {
  return access.may('ratings.read');
}

function notValid(field: string): Response {
  return problemResponse('bad-request', { detail: `not valid: ${field}`, members: { fields: [field] } });
}
