import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { spanOfPeriod } from '#shared/domain/report-period.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import {
  keptFileQuery,
  keptScoreSheet,
  rankingQuery,
  type ScoreBody,
  type ScoreForm,
  scoreBody,
  scoreFileQuery,
  scoreQuery,
  scoreSave,
  scoreSheet,
  scoreVersionList,
  scoreVersionsQuery,
} from '#shared/protocol/score-sheets.ts';
import type { ServerContext } from '../context.ts';
import { readSummary } from '../figures/read-summary.ts';
import type { Lang, Sheet } from '../period-reports/sheet.ts';
import { problemResponse } from '../problem.ts';
import { readUnitRules } from '../rules/unit-rules.ts';
import { saveScoreSheet } from '../score-sheets/save-score-sheet.ts';
import { dossierSheet, indicatorSheet, rankingSheet } from '../score-sheets/score-form-sheets.ts';
import { readScoreRanking } from '../score-sheets/score-ranking.ts';
import { indicatorsOf } from '../score-sheets/score-rules.ts';
import { findUnitWithin, type UnitRow } from '../store/directory.ts';
import {
  findScoreSheet,
  findScoreVersion,
  listScoreVersions,
  type ScoreVersionRow,
} from '../store/score-sheets.ts';
import { isRootUnit } from '../store/unit-scope.ts';
import { XLSX_TYPE } from '../tabular/write-workbook.ts';
import { readJson, readQuery } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** Two thousand dossiers with their points. */
const BODY_MAX_LENGTH: number = 1024 * 1024;
const PAGE = 100;

/** `/score-sheets`: the forms with points of TT 01/2018, entered by people and checked against the rules of the unit. */
export function scoreSheetsRoute(context: ServerContext): Hono<SignedIn> {
  const reading = requireSession(context, { needs: 'figures.read' });
  return new Hono<SignedIn>()
    .get('/', reading, async (c) => {
      const query = readQuery(c, scoreQuery);
      if (!query.ok) return query.error;
      const unit = await findAskedUnit(context, c, query.value.unit);
      if (unit === undefined) return problemResponse('forbidden');
      return c.json(await readSheet(context, c, unit, query.value));
    })
    .get('/ranking', reading, async (c) => {
      const query = readQuery(c, rankingQuery);
      if (!query.ok) return query.error;
      const unit = await findAskedUnit(context, c, query.value.unit);
      if (unit === undefined) return problemResponse('forbidden');
      return c.json(await readScoreRanking(context, unit, query.value.period));
    })
    .get('/file', reading, (c) => answerFile(context, c))
    .get('/versions', reading, (c) => answerVersions(context, c))
    .get('/versions/:id', reading, (c) => answerVersion(context, c))
    .get('/versions/:id/file', reading, (c) => answerVersionFile(context, c))
    .post('/', requireSession(context, { needs: 'reports.write' }), (c) => answerSave(context, c));
}

interface SheetKey {
  readonly form: ScoreForm;
  readonly period: string;
}

async function readSheet(
  context: ServerContext,
  c: Context<SignedIn>,
  unit: UnitRow,
  { form, period }: SheetKey,
) {
  const row = await findScoreSheet(context.db, { unit_id: unit.id, form, period });
  const rules = await readUnitRules(context.db, context.rules, unit.id, nowIso(context));
  return v.parse(scoreSheet, {
    ...{ unit: { id: unit.id, name: unit.name }, form, period, version: row?.version ?? 0 },
    body: row === undefined ? null : JSON.parse(row.body_json),
    ...{ madeAt: row?.made_at ?? null, madeBy: row?.made_by ?? null },
    indicators: indicatorsOf(rules, form),
    mayVerify: await mayVerify(context, c, unit),
  });
}

async function answerSave(context: ServerContext, c: Context<SignedIn>): Promise<Response> {
  const request = await readJson(c, scoreSave, BODY_MAX_LENGTH);
  if (!request.ok) return request.error;
  const { unit: unitId, period, after, body } = request.value;
  const unit = await findAskedUnit(context, c, unitId);
  if (unit === undefined) return problemResponse('forbidden');
  const wish = { unitId: unit.id, period, after, body, mayVerify: await mayVerify(context, c, unit) };
  const saved = await saveScoreSheet(context, c.get('access').actor, wish);
  if (saved.ok) return c.json(await readSheet(context, c, unit, { form: body.form, period }), 201);
  if (saved.error.code === 'report-changed')
    return problemResponse('report-changed', { members: { version: saved.error.version } });
  const { fields } = saved.error;
  return problemResponse('bad-request', { detail: `not valid: ${fields.join(', ')}`, members: { fields } });
}

async function answerFile(context: ServerContext, c: Context<SignedIn>): Promise<Response> {
  const query = readQuery(c, scoreFileQuery);
  if (!query.ok) return query.error;
  const unit = await findAskedUnit(context, c, query.value.unit);
  if (unit === undefined) return problemResponse('forbidden');
  const { form, period, lang = 'vi' } = query.value;
  const sheet =
    form === 'mau-03'
      ? rankingSheet(await readScoreRanking(context, unit, period), lang)
      : await formSheet(context, unit, { form, period }, lang);
  return await answerBook(c, sheet, `${form}_${unit.id}_${period}`);
}

async function formSheet(
  context: ServerContext,
  unit: UnitRow,
  { form, period }: SheetKey,
  lang: Lang,
): Promise<Sheet> {
  const row = await findScoreSheet(context.db, { unit_id: unit.id, form, period });
  const body = row === undefined ? null : v.parse(scoreBody, JSON.parse(row.body_json));
  const rules = await readUnitRules(context.db, context.rules, unit.id, nowIso(context));
  return await bodySheet(context, unit, { form, period, body, rules }, lang);
}

/** What was entered as a table; beside form 02 stands satisfaction as it is counted now, which is another measure. */
async function bodySheet(
  context: ServerContext,
  unit: UnitRow,
  of: SheetKey & { readonly body: ScoreBody | null; readonly rules: RulePack },
  lang: Lang,
): Promise<Sheet> {
  const { form, period, body, rules } = of;
  if (form === 'mau-01') return dossierSheet(body?.form === 'mau-01' ? body.rows : [], rules, lang);
  const wish = { unit, ...spanOfPeriod(period), by: null, only: undefined };
  const summary = await readSummary(context.db, wish, nowIso(context));
  return indicatorSheet(body?.form === 'mau-02' ? body.rows : [], rules, summary.total.figure, lang);
}

async function answerVersions(context: ServerContext, c: Context<SignedIn>): Promise<Response> {
  const query = readQuery(c, scoreVersionsQuery);
  if (!query.ok) return query.error;
  const { form, period, before } = query.value;
  const unit = await findAskedUnit(context, c, query.value.unit);
  if (unit === undefined) return problemResponse('forbidden');
  const wish = { within: unit.id, form, period, beforeId: before, limit: PAGE + 1 };
  const rows = await listScoreVersions(context.db, wish);
  const shown = rows.slice(0, PAGE);
  const next = rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null;
  return c.json(v.parse(scoreVersionList, { items: shown.map(rowToVersion), next }));
}

async function answerVersion(context: ServerContext, c: Context<SignedIn>): Promise<Response> {
  const kept = await readVersion(context, c);
  if (kept === undefined) return problemResponse('not-found');
  const { row, body, rules } = kept;
  return c.json(
    v.parse(keptScoreSheet, { ...rowToVersion(row), body, indicators: indicatorsOf(rules, body.form) }),
  );
}

async function answerVersionFile(context: ServerContext, c: Context<SignedIn>): Promise<Response> {
  const query = readQuery(c, keptFileQuery);
  if (!query.ok) return query.error;
  const kept = await readVersion(context, c);
  if (kept === undefined) return problemResponse('not-found');
  const { row, body, rules } = kept;
  const unit = await findUnitWithin(context.db, row.unit_id, c.get('session').unit.id);
  if (unit === undefined) return problemResponse('not-found');
  const of = { form: body.form, period: row.period, body, rules };
  const sheet = await bodySheet(context, unit, of, query.value.lang ?? 'vi');
  return await answerBook(c, sheet, `${row.form}_${row.unit_id}_${row.period}_v${row.version}`);
}

/** A version of the account's units, with the rules by which it was entered; another office's looks like none. */
async function readVersion(context: ServerContext, c: Context<SignedIn>) {
  const row = await findScoreVersion(context.db, c.req.param('id') ?? '', c.get('session').unit.id);
  if (row === undefined) return undefined;
  const rules = await readUnitRules(context.db, context.rules, row.unit_id, row.made_at);
  return { row, body: v.parse(scoreBody, JSON.parse(row.body_json)), rules };
}

function rowToVersion(row: ScoreVersionRow) {
  const { id, form, period, version, last_version: last } = row;
  return {
    ...{ id, unit: { id: row.unit_id, name: row.unit_name }, form, period, version },
    ...{ superseded: (last ?? version) > version, madeAt: row.made_at, madeBy: row.made_by },
  };
}

async function answerBook(c: Context<SignedIn>, sheet: Sheet, name: string): Promise<Response> {
  const { sheetsToXlsx } = await import('../period-reports/sheets-workbook.ts');
  c.header('Content-Disposition', `attachment; filename="${name}.xlsx"`);
  c.header('Content-Type', XLSX_TYPE);
  return c.body(new Uint8Array(sheetsToXlsx([sheet])));
}

function nowIso(context: ServerContext): string {
  return new Date(context.clock.nowMs()).toISOString();
}

/** Nobody verifies the unit that they sit in, unless none stands above it; the administrator enters what came on paper. */
async function mayVerify(context: ServerContext, c: Context<SignedIn>, unit: UnitRow): Promise<boolean> {
  const { role, unit: own } = c.get('session');
  return role === 'admin' || own.id !== unit.id || (await isRootUnit(context.db, unit.id));
}

async function findAskedUnit(
  context: ServerContext,
  c: Context<SignedIn>,
  asked: string | undefined,
): Promise<UnitRow | undefined> {
  const own = c.get('session').unit.id;
  return await findUnitWithin(context.db, asked ?? own, own);
}
