import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { spanOfPeriod } from '#shared/domain/report-period.ts';
import {
  rankingQuery,
  type ScoreForm,
  scoreBody,
  scoreFileQuery,
  scoreQuery,
  scoreSave,
  scoreSheet,
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
import { findScoreSheet } from '../store/score-sheets.ts';
import { isRootUnit } from '../store/unit-scope.ts';
import { XLSX_TYPE } from '../tabular/write-workbook.ts';
import { readJson, readQuery } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** Two thousand dossiers with their points. */
const BODY_MAX_LENGTH: number = 1024 * 1024;

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
  const rules = await readRules(context, unit);
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
  const { sheetsToXlsx } = await import('../period-reports/sheets-workbook.ts');
  c.header('Content-Disposition', `attachment; filename="${form}_${unit.id}_${period}.xlsx"`);
  c.header('Content-Type', XLSX_TYPE);
  return c.body(new Uint8Array(sheetsToXlsx([sheet])));
}

async function formSheet(
  context: ServerContext,
  unit: UnitRow,
  { form, period }: SheetKey,
  lang: Lang,
): Promise<Sheet> {
  const row = await findScoreSheet(context.db, { unit_id: unit.id, form, period });
  const body = row === undefined ? null : v.parse(scoreBody, JSON.parse(row.body_json));
  const rules = await readRules(context, unit);
  if (form === 'mau-01') return dossierSheet(body?.form === 'mau-01' ? body.rows : [], rules, lang);
  const wish = { unit, ...spanOfPeriod(period), by: null, only: undefined };
  const summary = await readSummary(context.db, wish, new Date(context.clock.nowMs()).toISOString());
  return indicatorSheet(body?.form === 'mau-02' ? body.rows : [], rules, summary.total.figure, lang);
}

async function readRules(context: ServerContext, unit: UnitRow) {
  return await readUnitRules(
    context.db,
    context.rules,
    unit.id,
    new Date(context.clock.nowMs()).toISOString(),
  );
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
