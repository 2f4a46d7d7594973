import * as v from 'valibot';
import { count, deviceId, replicaId, seq } from './fields.ts';

/** What the import of one segment of a file brought. */
export const importedSegment = v.object({
  device: deviceId,
  replica: replicaId,
  first: seq,
  last: count,
  /** Entries in the segment, and how many of them the centre did not hold yet. */
  entries: count,
  added: count,
  receivedThrough: count,
  quarantined: count,
});
export type ImportedSegment = v.InferOutput<typeof importedSegment>;

/** Answer to `POST /import/journal` (SN1). */
export const importReport = v.object({ segments: v.array(importedSegment) });
export type ImportReport = v.InferOutput<typeof importReport>;
