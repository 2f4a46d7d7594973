import { spanOfPeriod } from '#shared/domain/report-period.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { findLastVersion, insertReport } from '../store/reports.ts';
import { takePlace } from '../store/rollups.ts';
import { transact } from '../store/transact.ts';
import { buildBody, sha256 } from './build-body.ts';
import { countFromSums } from './count-from-sums.ts';
import { noteState } from './note-state.ts';
import type { ReportInputs, ReportSubject } from './report-inputs.ts';

/** What somebody wants frozen. */
export interface ReportWish {
  readonly subject: ReportSubject;
  /** Of the unit: whether the period has ended is asked there. */
  readonly timeZone: string;
  /** The version that they have seen; zero: none. */
  readonly after: number;
  readonly reason: string | null;
  readonly provisional: boolean;
  readonly actions: string;
}

export type ReportRefusal =
  | { readonly code: 'bad-request'; readonly field: 'period' | 'provisional' | 'reason' }
  /** Not said to be provisional. */
  | { readonly code: 'report-early' }
  | { readonly code: 'report-changed'; readonly version: number };

/** Freezes a period into a report and answers its id. What the tablets have not sent by then is not in it. */
export async function makeReport(
  context: Pick<ServerContext, 'db' | 'clock' | 'random' | 'rules'>,
  actor: Actor,
  wish: ReportWish,
): Promise<Result<string, ReportRefusal>> {
  const { subject, after, reason } = wish;
  const nowMs = context.clock.nowMs();
  const span = spanOfPeriod(subject.period);
  const today = dayOf(nowMs, wish.timeZone);
  if (today < span.from) return err({ code: 'bad-request', field: 'period' });
  const provisional = today <= span.to;
  if (provisional && !wish.provisional) return err({ code: 'report-early' });
  if (!provisional && wish.provisional) return err({ code: 'bad-request', field: 'provisional' });
  if (after > 0 && reason === null) return err({ code: 'bad-request', field: 'reason' });
  // Before the feed is held: names and settings do not wait for it, and nobody waits for them.
  const noted = await noteState(context.db, context.rules, subject, nowMs);
  const at = new Date(nowMs).toISOString();
  const key = { unit_id: subject.unit.id, clerk_id: subject.clerk?.id ?? '', period: subject.period };
  return await transact(context.db, async (trx) => {
    const pos = await takePlace(trx);
    const version = await findLastVersion(trx, key);
    if (version !== after) return err({ code: 'report-changed', version });
    const inputs: ReportInputs = {
      ...{ format: 'hailong-report-inputs', v: 1, subject, span, provisional, version: version + 1 },
      ...{ reason: after === 0 ? null : reason, frozen: { pos, at, by: actor.name }, actions: wish.actions },
      counted: await countFromSums(trx, subject, noted),
      noted,
    };
    const [inputs_json, body_json] = [canonicalJson(inputs), canonicalJson(buildBody(inputs))];
    const id = uuidV7(nowMs, context.random.bytes(10));
    await insertReport(trx, {
      ...{
        id,
        ...key,
        version: inputs.version,
        provisional: Number(provisional),
        reason: inputs.reason,
        pos,
      },
      ...{ made_at: at, made_by: actor.name, inputs_json, body_json },
      ...{ inputs_sha256: sha256(inputs_json), body_sha256: sha256(body_json) },
    });
    await audit(trx, context, actor, {
      ...{ action: 'report.made', unitId: subject.unit.id, subject: id },
      detail: { period: subject.period, clerk: subject.clerk?.id ?? null, version: inputs.version },
    });
    return ok(id);
  });
}
