import * as v from 'valibot';
import { count, replicaId, seq } from './fields.ts';

/** Why a tablet left a journal for a new one; a newer tablet may know more reasons. */
const reason = v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,63}$/));

/**
 * Bodies of `device` entries in which one journal speaks of another: where it comes from (RP1b), what could not be read
 * there (DM1b), that its storage was cleared (WD1). They are claims of a tablet, never proofs.
 */
export const journalNote = v.variant('event', [
  v.object({
    event: v.literal('replica-started'),
    reason,
    replica: replicaId,
    oldest: seq,
    last: count,
  }),
  v.object({ event: v.literal('damaged-entry'), replica: replicaId, seq, through: seq }),
  v.object({ event: v.literal('storage-reset'), replica: replicaId }),
]);
export type JournalNote = v.InferOutput<typeof journalNote>;
