import { setImmediate } from 'node:timers/promises';
import type { RetentionCounts } from '#shared/protocol/retention.ts';
import { DEFAULT_RETENTION } from '#shared/protocol/stored-settings.ts';
import { audit } from '../audit/audit.ts';
import { readSettingOfUnits } from '../content/read-settings.ts';
import { finishRetentionRun, startRetentionRun } from '../store/retention-runs.ts';
import { transact } from '../store/transact.ts';
import { eraseDueCases } from './erase-due-cases.ts';
import { eraseDueHomeComments } from './erase-due-home-comments.ts';
import { eraseDueLines, eraseLinesComeAgain } from './erase-due-lines.ts';
import { eraseDueSearches } from './erase-due-searches.ts';
import { RETENTION_ACTOR, type RetentionContext, type RetentionPass } from './retention-pass.ts';

/**
 * Erases what has been kept for as long as its unit keeps it, and writes down how much. In many small transactions: broken off
 * anywhere, the next run goes on. Run twice, or by two processes at once, it erases the same.
 */
export async function runRetention(
  context: RetentionContext,
  signal?: AbortSignal | undefined,
): Promise<RetentionCounts> {
  const { db, clock } = context;
  const nowMs = clock.nowMs();
  const atIso = new Date(nowMs).toISOString();
  const settings = await readSettingOfUnits(db, 'retention', atIso);
  const pass: RetentionPass = {
    ...{ context, nowMs, atIso, keeps: (unitId) => settings(unitId) ?? DEFAULT_RETENTION },
    pause: async () => {
      await setImmediate();
      signal?.throwIfAborted();
    },
  };
  const id = Buffer.from(context.random.bytes(16)).toString('hex');
  await startRetentionRun(db, { id, started_at: atIso });
  const cases = await eraseDueCases(pass);
  const counts: RetentionCounts = {
    ...cases,
    ratingComment: (await eraseDueLines(pass, 'rating.detail')) + (await eraseDueHomeComments(pass)),
    problemComment: await eraseDueLines(pass, 'procedure.problem'),
    searchWords: await eraseDueSearches(pass),
    comeAgain: await eraseLinesComeAgain(pass),
  };
  const finished = new Date(clock.nowMs()).toISOString();
  await transact(db, async (trx) => {
    await finishRetentionRun(trx, id, { finished_at: finished, counts_json: JSON.stringify(counts) });
    const detail = { ...counts };
    if (Object.values(counts).every((n) => n === 0)) return;
    await audit(trx, context, RETENTION_ACTOR, {
      action: 'retention.run',
      unitId: null,
      subject: id,
      detail,
    });
  });
  context.log.info('retention-run', { ...counts });
  return counts;
}
