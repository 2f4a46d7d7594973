import { err, ok, type Result } from '#shared/lib/result.ts';
import { formatEntryLine } from '#shared/lib/segment-text.ts';
import { utf8Length } from '#shared/lib/utf8.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import { draftEntry, type Stamp } from './device-events.ts';
import { MAX_ENTRY_BYTES } from './limits.ts';
import type { Appended, Journal } from './ports.ts';

/** JR2: nothing of it is on the disk for certain. The drafts can be offered again as they are; their ids keep them from being stored twice. */
export type RecordFault =
  | { readonly type: 'storage'; readonly drafts: readonly EntryDraft[]; readonly cause: unknown }
  | { readonly type: 'too-large'; readonly drafts: readonly EntryDraft[] };

/** What happened, before it has an id and a time. */
export interface EntryContent {
  readonly kind: string;
  readonly kv: number;
  readonly body: unknown;
}

/** The only way by which something that happened at the counter gets into the journal. */
export interface Recorder {
  /** Thank the citizen only after this resolved with `ok`. */
  record(kind: string, kv: number, body: unknown): Promise<Result<Appended, RecordFault>>;
  /** Entries that belong together: all or none, in the order given. */
  recordAll(contents: readonly EntryContent[]): Promise<Result<readonly Appended[], RecordFault>>;
  /** Offers the drafts of a fault once more. */
  again(drafts: readonly EntryDraft[]): Promise<Result<readonly Appended[], RecordFault>>;
}

export interface RecorderPorts extends Stamp {
  readonly journal: Pick<Journal, 'append'>;
  /** Wakes the sync loop. */
  readonly onRecorded: () => void;
}

/** Makes a recorder over a journal. */
export function createRecorder(ports: RecorderPorts): Recorder {
  const recordAll: Recorder['recordAll'] = (contents) =>
    appendDrafts(
      ports,
      contents.map(({ kind, kv, body }) => draftEntry(ports, kind, kv, body)),
    );
  return {
    recordAll,
    again: (drafts) => appendDrafts(ports, drafts),
    async record(kind, kv, body) {
      const appended = await recordAll([{ kind, kv, body }]);
      if (!appended.ok) return appended;
      const [only] = appended.value;
      if (only === undefined) throw new Error('the journal appended nothing and said it had');
      return ok(only);
    },
  };
}

async function appendDrafts(
  ports: RecorderPorts,
  drafts: readonly EntryDraft[],
): Promise<Result<readonly Appended[], RecordFault>> {
  if (drafts.some((draft) => lineBytes(draft) > MAX_ENTRY_BYTES)) return err({ type: 'too-large', drafts });
  try {
    const appended = await ports.journal.append(drafts);
    ports.onRecorded();
    return ok(appended);
  } catch (cause) {
    return err({ type: 'storage', drafts, cause });
  }
}

/** Size of the line at the highest position there can be. */
function lineBytes(draft: EntryDraft): number {
  return utf8Length(formatEntryLine(Number.MAX_SAFE_INTEGER, draft));
}
