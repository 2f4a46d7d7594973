import { zonedText } from '#shared/domain/zoned-day.ts';
import type { ServerContext } from '../context.ts';
import { claimMeta, writeMeta } from '../store/meta.ts';
import { runRetention } from './run-retention.ts';

/** How often somebody looks whether it is night. */
export const RETENTION_LOOK_MS: number = 15 * 60_000;
const NIGHT_FROM = '02:00:00';
const NIGHT_ZONE = 'Asia/Ho_Chi_Minh';
const CLAIM = 'retention-day';

/**
 * Runs where nobody has run since two o'clock: also in the morning, when the centre was off at night. Of several processes one runs.
 * One that fails gives the day back, to the next look or, where the store is away, to the next night.
 */
export async function runRetentionIfDue(
  context: ServerContext,
  signal?: AbortSignal | undefined,
): Promise<void> {
  const [day = '', time = ''] = zonedText(context.clock.nowMs(), NIGHT_ZONE).split(' ');
  if (time < NIGHT_FROM || !(await claimMeta(context.db, CLAIM, day))) return;
  try {
    await runRetention(context, signal);
  } catch (error) {
    await writeMeta(context.db, CLAIM, 'failed');
    throw error;
  }
}
