import * as v from 'valibot';
import { type SealedFeedback, sealedBox, sealedFeedback } from '#shared/protocol/sealed-bodies.ts';
import type { Connection } from '../store/database.ts';
import type { FeedbackRow } from '../store/feedback.ts';
import { toStorable } from '../store/storable-text.ts';
import { readDeadlines } from './case-deadlines.ts';
import type { CaseDraft, CasePorts } from './case-draft.ts';
import { sealSecret } from './case-secrets.ts';
import { openBox } from './open-box.ts';
import { keyPairsOf } from './seal-key-pairs.ts';

/**
 * The case of a feedback. Its box is opened here, on arrival: text and contact data lie apart from then on, so that one can be shown or
 * erased without the other. A box that stays closed opens a case all the same.
 */
export async function feedbackToCase(
  connection: Connection,
  ports: CasePorts,
  row: FeedbackRow,
): Promise<CaseDraft> {
  const { entry_id: id, unit_id, type: kind } = row;
  const { box, written } = await readBox(connection, ports, row);
  const deadlines = await readDeadlines(connection, ports.rules, unit_id, row.received_at);
  const contact = written === null ? null : contactOf(written);
  return {
    row: {
      ...{ id, unit_id, origin_unit_id: unit_id, kind, status: 'new', version: 1, box },
      may_publish: written?.publish === undefined ? null : Number(written.publish),
      has_contact: Number(contact !== null),
      ...{ sample: row.sample, receipt: toStorable(row.receipt), about: written?.about ?? null },
      ...{ occurred_at: row.occurred_at, received_at: row.received_at, changed_at: row.received_at },
      ...deadlines(kind),
    },
    text: written === null ? null : sealSecret(ports.atRest, id, 'text', written.text),
    contact: contact === null ? null : sealSecret(ports.atRest, id, 'contact', JSON.stringify(contact)),
  };
}

async function readBox(
  connection: Connection,
  { atRest }: CasePorts,
  { entry_id: entryId, sealed_json }: FeedbackRow,
): Promise<{ readonly box: CaseDraft['row']['box']; readonly written: SealedFeedback | null }> {
  const box = v.safeParse(sealedBox, parseJson(sealed_json));
  if (!box.success) return { box: 'none', written: null };
  const opened = await openBox(keyPairsOf(connection, atRest), { kind: 'feedback', entryId }, box.output);
  if (!opened.ok) return { box: opened.error === 'foreign-key' ? 'sealed' : 'unreadable', written: null };
  const written = v.safeParse(sealedFeedback, opened.value);
  return written.success ? { box: 'open', written: written.output } : { box: 'unreadable', written: null };
}

/** Null: nobody said who they are. */
function contactOf({ sender, contact, consent }: SealedFeedback): unknown {
  const from = sender ?? contact;
  if (from === undefined) return null;
  return { name: null, address: null, email: null, ...from, consent: consent ?? null };
}

/** A box that was erased is an empty text. */
function parseJson(text: string): unknown {
  return text === '' ? null : JSON.parse(text);
}
