import type { ServerContext } from '../context.ts';
import { insertFeedback } from '../store/feedback.ts';
import { toFeedbackRow } from './feedback-row.ts';
import { type Projection, projectEarlier, projectStored } from './project-stored.ts';

const FEEDBACK: Projection = {
  kind: 'feedback',
  keep: (connection, entries) =>
    insertFeedback(
      connection,
      entries.flatMap(({ meaning, ...entry }) =>
        meaning.type === 'feedback' ? [toFeedbackRow(meaning, entry.seq, entry)] : [],
      ),
    ),
};

/** Reads the feedback that came before the centre listed it, once. */
export async function projectEarlierFeedback(context: Pick<ServerContext, 'db' | 'clock'>): Promise<void> {
  await projectEarlier(context, 'feedback-projected-at', FEEDBACK);
}

/** Reads every stored feedback again; what is there already stays. */
export async function projectStoredFeedback(context: Pick<ServerContext, 'db'>): Promise<void> {
  await projectStored(context, FEEDBACK);
}
