import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { readEnvelope } from '#shared/lib/segment-text.ts';
import {
  type SealedFeedback,
  type SealedText,
  sealedBox,
  sealedFeedback,
  sealedText,
} from '#shared/protocol/sealed-bodies.ts';
import type { ServerContext } from '../context.ts';
import { findStoredEntry } from '../store/stored-entries.ts';
import { type BoxFault, openBox } from './open-box.ts';
import { keyPairsOf } from './seal-key-pairs.ts';

/** What somebody wrote, by the kind of entry that carried it. */
export type Opened =
  | { readonly kind: 'feedback'; readonly written: SealedFeedback }
  | { readonly kind: 'rating.detail' | 'procedure.problem'; readonly written: SealedText };

export type OpenFault = BoxFault | 'unknown-entry' | 'no-box';

/** Opens the box of a stored entry, for whoever may read it: that is the caller's to know. */
export async function openEntry(
  { db, atRest }: Pick<ServerContext, 'db' | 'atRest'>,
  entryId: string,
): Promise<Result<Opened, OpenFault>> {
  const stored = await findStoredEntry(db, entryId);
  const envelope = stored === null ? null : readEnvelope(stored.line, stored.seq);
  if (!envelope?.ok) return err('unknown-entry');
  const { kind, id, body } = envelope.value;
  const carrier = v.safeParse(v.object({ sealed: sealedBox }), body);
  if (!carrier.success) return err('no-box');
  const opened = await openBox(keyPairsOf(db, atRest), { kind, entryId: id }, carrier.output.sealed);
  return opened.ok ? readWritten(kind, opened.value) : opened;
}

function readWritten(kind: string, json: unknown): Result<Opened, OpenFault> {
  switch (kind) {
    case 'feedback': {
      const written = v.safeParse(sealedFeedback, json);
      return written.success ? ok({ kind, written: written.output }) : err('unreadable');
    }
    case 'rating.detail':
    case 'procedure.problem': {
      const written = v.safeParse(sealedText, json);
      return written.success ? ok({ kind, written: written.output }) : err('unreadable');
    }
    default:
      return err('no-box');
  }
}
