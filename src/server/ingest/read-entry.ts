import * as v from 'valibot';
import type { Result } from '#shared/lib/result.ts';
import { readEnvelope, type SegmentLine } from '#shared/lib/segment-text.ts';
import {
  type AskBody,
  anyUsageBody,
  type DutyBody,
  type FeedbackBody,
  type ProcedureProblemBody,
  type RatingBody,
  type TakeHomeBody,
  type UsageBody,
} from '#shared/protocol/entry-bodies.ts';
import { type JournalNote, journalNote } from '#shared/protocol/journal-note.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import type { EntryEnvelope } from '#shared/protocol/segment.ts';
import { type SelfTestNote, selfTestNote } from '#shared/protocol/self-test.ts';
import type { NewEntry } from '../store/journal.ts';
import type { KnownBody, Why } from './read-body.ts';

/** An entry as far as it was understood, and what is to be kept of it. */
export interface ReadEntry {
  readonly entry: NewEntry;
  readonly meaning: EntryMeaning;
}

/** What an entry means for the ratings, or for what is known of another journal. */
export type EntryMeaning =
  | {
      readonly type: 'rating';
      readonly id: string;
      readonly at: string;
      readonly body: RatingBody;
      readonly questionnaire: Questionnaire;
    }
  | { readonly type: 'companion'; readonly of: string }
  | { readonly type: 'ask'; readonly id: string; readonly at: string; readonly body: AskBody }
  | { readonly type: 'feedback'; readonly id: string; readonly at: string; readonly body: FeedbackBody }
  | { readonly type: 'duty'; readonly id: string; readonly at: string; readonly body: DutyBody }
  | { readonly type: 'self-test'; readonly id: string; readonly at: string; readonly note: SelfTestNote }
  | {
      readonly type: 'problem';
      readonly id: string;
      readonly at: string;
      readonly body: ProcedureProblemBody;
    }
  | { readonly type: 'takehome'; readonly id: string; readonly at: string; readonly body: TakeHomeBody }
  | { readonly type: 'usage'; readonly id: string; readonly body: UsageBody }
  | { readonly type: 'note'; readonly note: JournalNote }
  | { readonly type: 'none' };

/** A body that says where it happened. */
export type PlacedBody = Pick<RatingBody, 'counter' | 'clerk'>;

/** What the store knows that an entry is held against. */
export interface ReadingRules {
  questionnaire(id: string, version: number): Questionnaire | undefined;
  /** The entry names a counter or a clerk of another unit than the tablet's. */
  isForeign(body: PlacedBody): boolean;
}

const NOTHING: EntryMeaning = { type: 'none' };

/**
 * AK2: understands one line, or says why not. Whatever is not understood is kept raw as `quarantined`; nothing is
 * dropped and nothing throws.
 */
export function readEntry(line: SegmentLine, known: Result<KnownBody, Why>, rules: ReadingRules): ReadEntry {
  if (!known.ok) return quarantine(line, line.envelope.ok ? line.envelope.value : null, known.error);
  const { envelope, kind, body } = known.value;
  const of = { id: envelope.id, at: envelope.at };
  switch (kind) {
    case 'rating':
      return readRating(line, envelope, body, rules);
    case 'rating.change':
    case 'rating.detail':
      return keep(line, envelope, { type: 'companion', of: body.of });
    case 'feedback':
      return keep(line, envelope, { type: 'feedback', ...of, body });
    case 'procedure.problem':
      return keep(line, envelope, { type: 'problem', ...of, body });
    case 'usage':
      return keep(line, envelope, {
        type: 'usage',
        id: envelope.id,
        body: v.parse(anyUsageBody, envelope.body),
      });
    case 'device':
      return keep(line, envelope, toNote(envelope));
    case 'ask':
      return readPlaced(line, envelope, { type: 'ask', ...of, body }, rules);
    case 'duty':
      return readPlaced(line, envelope, { type: 'duty', ...of, body }, rules);
    case 'takehome':
      return readPlaced(line, envelope, { type: 'takehome', ...of, body }, rules);
    default:
      // A kind with a schema and, so far, no meaning: kept.
      return keep(line, envelope, NOTHING);
  }
}

/** A kept line as it stood in its segment. */
export function toSegmentLine(stored: {
  readonly seq: number;
  readonly line: string;
  readonly hash: string;
}): SegmentLine {
  const { seq, line, hash } = stored;
  return { seq, line, hash, envelope: readEnvelope(line, seq) };
}

function readRating(
  line: SegmentLine,
  envelope: EntryEnvelope,
  body: RatingBody,
  rules: ReadingRules,
): ReadEntry {
  const { id, version } = body.questionnaire;
  const questionnaire = rules.questionnaire(id, version);
  if (!questionnaire) {
    const reason = `unknown questionnaire ${id} version ${version}`;
    return quarantine(line, envelope, { cause: 'unknown-questionnaire', reason });
  }
  if (!questionnaire.levels.some((level) => level.code === body.level)) {
    const reason = `level ${body.level} is not in questionnaire ${id} version ${version}`;
    return quarantine(line, envelope, { cause: 'unknown-level', reason });
  }
  if (rules.isForeign(body)) return quarantine(line, envelope, otherUnit(body));
  return keep(line, envelope, { type: 'rating', id: envelope.id, at: envelope.at, body, questionnaire });
}

function readPlaced(
  line: SegmentLine,
  envelope: EntryEnvelope,
  meaning: Extract<EntryMeaning, { readonly type: 'ask' | 'duty' | 'takehome' }>,
  rules: ReadingRules,
): ReadEntry {
  const { body } = meaning;
  return rules.isForeign(body) ? quarantine(line, envelope, otherUnit(body)) : keep(line, envelope, meaning);
}

function otherUnit({ counter, clerk }: PlacedBody): Why {
  return { cause: 'other-unit', reason: `counter ${counter} or clerk ${clerk} belongs to another unit` };
}

/** Most device events speak of nothing but the tablet; a note that is not well formed says nothing of other journals. */
function toNote({ id, at, body }: EntryEnvelope): EntryMeaning {
  const parsed = v.safeParse(journalNote, body);
  if (parsed.success) return { type: 'note', note: parsed.output };
  const tested = v.safeParse(selfTestNote, body);
  return tested.success ? { type: 'self-test', id, at, note: tested.output } : NOTHING;
}

function keep(line: SegmentLine, envelope: EntryEnvelope, meaning: EntryMeaning): ReadEntry {
  return {
    entry: {
      seq: line.seq,
      entryId: envelope.id,
      kind: envelope.kind,
      ofId: meaning.type === 'companion' ? meaning.of : null,
      line: line.line,
      hash: line.hash,
      state: 'stored',
      reason: null,
      cause: null,
    },
    meaning,
  };
}

function quarantine(line: SegmentLine, envelope: EntryEnvelope | null, why: Why): ReadEntry {
  return {
    entry: {
      seq: line.seq,
      entryId: envelope?.id ?? null,
      kind: envelope?.kind ?? null,
      ofId: null,
      line: line.line,
      hash: line.hash,
      state: 'quarantined',
      // A stranger's text may be long; the line itself is kept whole.
      reason: why.reason.slice(0, 300),
      cause: why.cause,
    },
    meaning: NOTHING,
  };
}
