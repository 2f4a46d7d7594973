import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { spanOfPeriod } from '#shared/domain/report-period.ts';
import { daysBefore } from '#shared/domain/spans.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import { ownReportList, replyCreate } from '#shared/protocol/reports.ts';
import { DEFAULT_FIGURES } from '#shared/protocol/stored-settings.ts';
import { audit } from '../audit/audit.ts';
import { readSetting } from '../content/read-settings.ts';
import type { ServerContext } from '../context.ts';
import { readOwnReport, rowToReportItem } from '../period-reports/report-view.ts';
import { problemResponse } from '../problem.ts';
import { findReportOfClerk, insertReply, listReports, type ReportRow } from '../store/reports.ts';
import { transact } from '../store/transact.ts';
import { readJson } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** Ten years of months, quarters and years, each corrected once. */
const MOST = 400;

/** `/reports/own`: what a clerk sees of the reports about them, late and in whole batches, and their right of reply. */
export function ownReportsRoute(context: ServerContext): Hono<SignedIn> {
  const own = requireSession(context, { needs: 'own-figures.read' });
  return new Hono<SignedIn>()
    .get('/', own, async (c) => {
      const { clerkId } = c.get('session');
      const rows = clerkId === null ? [] : await listReports(context.db, { clerkId, limit: MOST });
      const isTold = await readDelay(context, c);
      const items = rows.filter(({ period }) => isTold(period)).map(rowToReportItem);
      return c.json(v.parse(ownReportList, { items }));
    })
    .get('/:id', own, async (c) => {
      const row = await findTold(context, c);
      return row === null ? problemResponse('not-found') : c.json(await readOwnReport(context.db, row));
    })
    .post('/:id/replies', own, async (c) => {
      const row = await findTold(context, c);
      if (row === null) return problemResponse('not-found');
      const request = await readJson(c, replyCreate);
      if (!request.ok) return request.error;
      await keepReply(context, c, row, request.value.text);
      return c.json(await readOwnReport(context.db, row), 201);
    });
}

async function keepReply(
  context: ServerContext,
  c: Context<SignedIn>,
  row: ReportRow,
  text: string,
): Promise<void> {
  const { access, session } = c.var;
  const nowMs = context.clock.nowMs();
  await transact(context.db, async (trx) => {
    await insertReply(trx, {
      ...{ id: uuidV7(nowMs, context.random.bytes(10)), report_id: row.id, clerk_id: row.clerk_id },
      ...{ made_at: new Date(nowMs).toISOString(), made_by: session.username, text },
    });
    const deed = { action: 'report.replied', unitId: row.unit_id, subject: row.id };
    await audit(trx, context, access.actor, deed);
  });
}

/** A report about whoever asks, once it may be told. */
async function findTold(context: ServerContext, c: Context<SignedIn>): Promise<ReportRow | null> {
  const { clerkId } = c.get('session');
  if (clerkId === null) return null;
  const row = await findReportOfClerk(context.db, c.req.param('id') ?? '', clerkId);
  return row !== undefined && (await readDelay(context, c))(row.period) ? row : null;
}

/** Whether so many days have passed since the end of a period as own results wait. */
async function readDelay(context: ServerContext, c: Context<SignedIn>): Promise<(period: string) => boolean> {
  const { unit } = c.get('session');
  const nowMs = context.clock.nowMs();
  const setting = await readSetting(context.db, unit.id, 'figures', new Date(nowMs).toISOString());
  const { ownDelayDays } = setting ?? DEFAULT_FIGURES;
  const through = daysBefore(dayOf(nowMs, unit.timeZone), ownDelayDays + 1);
  return (period) => spanOfPeriod(period).to <= through;
}
