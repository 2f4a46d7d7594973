import { type Context, Hono } from 'hono';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { type CasePage, type CaseQuery, caseEdit, caseQuery } from '#shared/protocol/cases.ts';
import { readCaseDetail } from '../cases/case-detail.ts';
import { type CaseDoor, COMMON_DOOR } from '../cases/case-door.ts';
import { exportCasesCsv, exportCasesXlsx } from '../cases/case-export.ts';
import { rowToCaseItem } from '../cases/case-item.ts';
import { type Editor, editCase } from '../cases/edit-case.ts';
import { viewContact } from '../cases/view-contact.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { cursorToPos, posToCursor } from '../reports/rating-cursor.ts';
import { type CaseSelection, pageOfCases } from '../store/case-pages.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { XLSX_TYPE } from '../tabular/write-workbook.ts';
import { readJson, readQuery } from './read-json.ts';
import {
  type Access,
  type Admitted,
  requireAccess,
  requireSession,
  type SignedIn,
} from './require-session.ts';
import { textToStream } from './stream-text.ts';
import { taggedJson } from './tagged-json.ts';

const PAGE_DEFAULT = 100;

/** The list behind a door: pages as JSON, everything that matches as CSV or a workbook. */
export function caseListRoute(context: ServerContext, door: CaseDoor): Hono<Admitted> {
  return new Hono<Admitted>().get('/', requireAccess(context, door.reads), async (c) => {
    const query = readQuery(c, caseQuery);
    if (!query.ok) return query.error;
    const access = c.get('access');
    const today = todayOf(context, access);
    const selection = await toSelection(context, door, query.value, access, today);
    if (!selection.ok) return selection.error;
    const { format = 'json' } = query.value;
    return format === 'json'
      ? await answerPage(context, c, query.value, selection.value, today)
      : answerFile(context, c, door, query.value, selection.value, today);
  });
}

/** One case behind a door, and what is done to it. */
export function caseRoute(context: ServerContext, door: CaseDoor): Hono<SignedIn> {
  const handling = requireSession(context, { needs: door.handles });
  return new Hono<SignedIn>()
    .get('/:id', requireSession(context, { needs: door.reads }), (c) => answerDetail(context, c, door))
    .post('/:id/edits', handling, async (c) => {
      const request = await readJson(c, caseEdit);
      if (!request.ok) return request.error;
      const id = c.req.param('id');
      const done = await editCase(context, editorOf(c, door), id, request.value);
      if (!done.ok) {
        const { code, ...rest } = done.error;
        if (code === 'bad-request')
          return problemResponse(code, { detail: 'not valid', members: { fields: [done.error.detail] } });
        return problemResponse(code, 'detail' in rest ? rest : { members: rest });
      }
      const { action } = request.value;
      // A line of a deed on an integrity report would tell that there is one.
      if (door === COMMON_DOOR)
        context.log.info('case-edited', { action, case: id, account: c.get('session').accountId });
      // Handed on to a unit above, it is no longer seen from here.
      const detail = await answerDetail(context, c, door);
      return detail.status === 404 ? c.body(null, 204) : detail;
    })
    .post('/:id/contact', handling, async (c) => {
      const viewed = await viewContact(context, editorOf(c, door), c.req.param('id'));
      if (viewed.ok) return c.json(viewed.value);
      return problemResponse(viewed.error, {
        detail: viewed.error === 'forbidden' ? 'only its owner sees contact data' : undefined,
      });
    });
}

async function answerDetail(context: ServerContext, c: Context<SignedIn>, door: CaseDoor): Promise<Response> {
  const access = c.get('access');
  const scope = { rootUnitId: access.unit.id, today: todayOf(context, access) };
  const detail = await readCaseDetail(context, door, scope, c.req.param('id') ?? '');
  return detail === null ? problemResponse('not-found') : c.json(detail);
}

function editorOf(c: Context<SignedIn>, door: CaseDoor): Editor {
  const { unit, actor } = c.get('access');
  return { door, rootUnitId: unit.id, actor };
}

function todayOf(context: ServerContext, { unit }: Access): string {
  return dayOf(context.clock.nowMs(), unit.timeZone);
}

async function toSelection(
  context: ServerContext,
  door: CaseDoor,
  query: CaseQuery,
  { unit, actor }: Access,
  today: string,
): Promise<Result<CaseSelection, Response>> {
  const rootUnitId = query.unit ?? unit.id;
  if (!(await isUnitWithin(context.db, rootUnitId, unit.id))) return err(problemResponse('forbidden'));
  const { kind, status, owner, overdue } = query;
  const kinds = kind === undefined ? door.kinds : door.kinds.filter((one) => one === kind);
  if (kinds.length === 0) return err(notValid('kind'));
  return ok({
    ...{ rootUnitId, kinds, status },
    ownerId: owner === 'me' ? (actor.id ?? '') : owner === 'none' ? null : owner,
    overdue: overdue === undefined ? undefined : { is: overdue === 'true', today },
  });
}

async function answerPage(
  context: ServerContext,
  c: Context,
  { order = 'newest', after, limit = PAGE_DEFAULT }: CaseQuery,
  selection: CaseSelection,
  today: string,
): Promise<Response> {
  const from = after === undefined ? null : cursorToPos(after);
  if (after !== undefined && from === null) return notValid('after');
  const rows = await pageOfCases(context.db, selection, { order, after: from, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const place = last === undefined ? from : order === 'newest' ? last.no : last.pos;
  const resume = place === null ? null : posToCursor(place);
  const page: CasePage = {
    items: shown.map((row) => rowToCaseItem(row, today)),
    next: rows.length > limit ? resume : null,
    resume: order === 'changed' ? resume : null,
  };
  return taggedJson(c, page);
}

function answerFile(
  context: ServerContext,
  c: Context<Admitted>,
  door: CaseDoor,
  { lang = 'vi', separator = 'comma', format }: CaseQuery,
  selection: CaseSelection,
  today: string,
): Response {
  const form = { lang, timeZone: c.get('access').unit.timeZone, today } as const;
  const isCsv = format === 'csv';
  c.header('Content-Type', isCsv ? 'text/csv; charset=utf-8' : XLSX_TYPE);
  c.header('Content-Disposition', `attachment; filename="${door.path}_${today}.${format}"`);
  const pieces = isCsv
    ? exportCasesCsv(context.db, selection, { ...form, separator: separator === 'comma' ? ',' : ';' })
    : exportCasesXlsx(context.db, selection, form);
  return c.body(textToStream(pieces));
}

function notValid(field: string): Response {
  return problemResponse('bad-request', { detail: `not valid: ${field}`, members: { fields: [field] } });
}
