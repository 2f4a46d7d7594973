import type { ServerContext } from '../context.ts';
import { findFeedbackWithoutCase } from '../store/feedback.ts';
import { transact } from '../store/transact.ts';
import { openCases } from './open-cases.ts';

const BATCH = 100;

/** Opens a case for feedback that came before the centre had cases. What has one stays as it is, so this may run at every start. */
export async function openEarlierCases(
  context: Pick<ServerContext, 'db' | 'atRest' | 'rules'>,
): Promise<void> {
  for (;;) {
    const opened = await transact(context.db, async (trx) => {
      const feedback = await findFeedbackWithoutCase(trx, BATCH);
      return await openCases(trx, context, { feedback, ratings: [] });
    });
    if (opened.length === 0) return;
  }
}
