import { type Context, Hono } from 'hono';
import { postingCheckQuery } from '#shared/protocol/posting-check.ts';
import type { ServerContext } from '../context.ts';
import { postingToCsv } from '../procedures/posting-csv.ts';
import { readPostingReport, readPostingUnits } from '../procedures/posting-report.ts';
import { readQuery } from './read-json.ts';
import { requireSession } from './require-session.ts';
import { requireUnit, type WithUnit } from './require-unit.ts';

/** A quarter: the rhythm in which offices report. */
const STALE_DAYS = 90;

/** `GET /procedures/posting-check`: of one unit, as JSON or CSV; `…/units`: of all below it, in figures. */
export function postingCheckRoute(context: ServerContext): Hono<WithUnit> {
  const within = [requireSession(context, { needs: 'procedures.read' }), requireUnit(context)] as const;
  return new Hono<WithUnit>()
    .get('/', ...within, (c) => answerReport(context, c))
    .get('/units', ...within, async (c) => {
      const query = readQuery(c, postingCheckQuery);
      if (!query.ok) return query.error;
      return c.json(await readPostingUnits(context, c.get('unit'), query.value.staleDays ?? STALE_DAYS));
    });
}

async function answerReport(context: ServerContext, c: Context<WithUnit>): Promise<Response> {
  const query = readQuery(c, postingCheckQuery);
  if (!query.ok) return query.error;
  const { staleDays = STALE_DAYS, format = 'json', lang = 'vi', separator = 'comma' } = query.value;
  const unit = c.get('unit');
  const report = await readPostingReport(context, unit, staleDays);
  if (format === 'json') return c.json(report);
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="niem-yet_${unit.id}_${report.on}.csv"`);
  return c.body(postingToCsv(report, lang, separator === 'comma' ? ',' : ';'));
}
