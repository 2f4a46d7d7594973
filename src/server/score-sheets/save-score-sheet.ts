import * as v from 'valibot';
import { scoreFaults } from '#shared/domain/score-points.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import { type ScoreBody, scoreBody } from '#shared/protocol/score-sheets.ts';
import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { readUnitRules } from '../rules/unit-rules.ts';
import { findScoreSheet, insertScoreSheet } from '../store/score-sheets.ts';
import { transact } from '../store/transact.ts';
import { indicatorsOf } from './score-rules.ts';

export type ScoreRefusal =
  | { readonly code: 'bad-request'; readonly fields: readonly string[] }
  | { readonly code: 'report-changed'; readonly version: number };

/** What somebody enters. */
export interface ScoreWish {
  readonly unitId: string;
  readonly period: string;
  readonly after: number;
  readonly body: ScoreBody;
  /** Whether the verified marks are theirs to enter; else those that are there stay. */
  readonly mayVerify: boolean;
}

/** Checks points against the rules and keeps them as the next version; the earlier ones stay. */
export async function saveScoreSheet(
  context: Pick<ServerContext, 'db' | 'clock' | 'random' | 'rules'>,
  actor: Actor,
  wish: ScoreWish,
): Promise<Result<null, ScoreRefusal>> {
  const nowMs = context.clock.nowMs();
  const at = new Date(nowMs).toISOString();
  const { unitId, period, after } = wish;
  const { form } = wish.body;
  const key = { unit_id: unitId, form, period };
  const rules = await readUnitRules(context.db, context.rules, unitId, at);
  return await transact(context.db, async (trx) => {
    const last = await findScoreSheet(trx, key);
    if ((last?.version ?? 0) !== after) return err({ code: 'report-changed', version: last?.version ?? 0 });
    const before = last === undefined ? null : v.parse(scoreBody, JSON.parse(last.body_json));
    const body = wish.mayVerify ? wish.body : keepVerified(wish.body, before);
    const fields = scoreFaults(body, indicatorsOf(rules, form));
    if (fields.length > 0) return err({ code: 'bad-request', fields });
    const kept = await insertScoreSheet(trx, {
      ...{ id: uuidV7(nowMs, context.random.bytes(10)), ...key, version: after + 1 },
      ...{ body_json: canonicalJson(body), made_at: at, made_by: actor.name },
    });
    if (!kept) return err({ code: 'report-changed', version: after + 1 });
    await audit(trx, context, actor, {
      ...{ action: 'score-sheet.saved', unitId, subject: null },
      detail: { form, period, version: after + 1 },
    });
    return ok(null);
  });
}

/** A unit enters its own marks; what was verified, and why points were taken away, is not its to change. */
function keepVerified(body: ScoreBody, before: ScoreBody | null): ScoreBody {
  if (body.form !== 'mau-02') return body;
  const known = before?.form === 'mau-02' ? before.rows : [];
  return {
    form: 'mau-02',
    rows: body.rows.map((row) => {
      const earlier = known.find(({ indicator }) => indicator === row.indicator);
      return { ...row, verified: earlier?.verified ?? null, reason: earlier?.reason ?? null };
    }),
  };
}
