import * as v from 'valibot';
import { readEnvelope, type SegmentLine } from '#shared/lib/segment-text.ts';
import {
  type AskBody,
  anyUsageBody,
  askBody,
  type DutyBody,
  dutyBody,
  ENTRY_BODIES,
  type FeedbackBody,
  feedbackBody,
  type ProcedureProblemBody,
  procedureProblemBody,
  type RatingBody,
  type RatingChangeBody,
  type RatingDetailBody,
  ratingBody,
  ratingChangeBody,
  ratingDetailBody,
  type TakeHomeBody,
  takeHomeBody,
  type UsageBody,
} from '#shared/protocol/entry-bodies.ts';
import { type JournalNote, journalNote } from '#shared/protocol/journal-note.ts';
import type { QuarantineCause } from '#shared/protocol/quarantine.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import type { EntryEnvelope } from '#shared/protocol/segment.ts';
import { type SelfTestNote, selfTestNote } from '#shared/protocol/self-test.ts';
import type { NewEntry } from '../store/journal.ts';

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

/** Why a line goes to quarantine. */
interface Why {
  readonly cause: QuarantineCause;
  readonly reason: string;
}

const NOTHING: EntryMeaning = { type: 'none' };

/**
 * AK2: understands one line, or says why not. Whatever is not understood is kept raw as `quarantined`; nothing is
 * dropped and nothing throws.
 */
export function readEntry(line: SegmentLine, rules: ReadingRules): ReadEntry {
  if (!line.envelope.ok) return quarantine(line, null, { cause: 'unreadable', reason: line.envelope.error });
  const envelope = line.envelope.value;
  const fault = checkBody(envelope);
  if (fault !== null) return quarantine(line, envelope, fault);
  switch (envelope.kind) {
    case 'rating':
      return readRating(line, envelope, v.parse(ratingBody, envelope.body), rules);
    case 'rating.change':
      return keep(line, envelope, toCompanion(v.parse(ratingChangeBody, envelope.body)));
    case 'rating.detail':
      return keep(line, envelope, toCompanion(v.parse(ratingDetailBody, envelope.body)));
    case 'ask':
      return readAsk(line, envelope, v.parse(askBody, envelope.body), rules);
    case 'feedback':
      return keep(line, envelope, {
        type: 'feedback',
        id: envelope.id,
        at: envelope.at,
        body: v.parse(feedbackBody, envelope.body),
      });
    case 'takehome':
      return readTakeHome(line, envelope, v.parse(takeHomeBody, envelope.body), rules);
    case 'duty':
      return readDuty(line, envelope, v.parse(dutyBody, envelope.body), rules);
    case 'procedure.problem':
      return keep(line, envelope, {
        ...{ type: 'problem', id: envelope.id, at: envelope.at },
        body: v.parse(procedureProblemBody, envelope.body),
      });
    case 'usage':
      return keep(line, envelope, {
        ...{ type: 'usage', id: envelope.id },
        body: v.parse(anyUsageBody, envelope.body),
      });
    case 'device':
      return keep(line, envelope, toNote(envelope));
    default:
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

function readAsk(line: SegmentLine, envelope: EntryEnvelope, body: AskBody, rules: ReadingRules): ReadEntry {
  if (rules.isForeign(body)) return quarantine(line, envelope, otherUnit(body));
  return keep(line, envelope, { type: 'ask', id: envelope.id, at: envelope.at, body });
}

function readTakeHome(
  line: SegmentLine,
  envelope: EntryEnvelope,
  body: TakeHomeBody,
  rules: ReadingRules,
): ReadEntry {
  if (rules.isForeign(body)) return quarantine(line, envelope, otherUnit(body));
  return keep(line, envelope, { type: 'takehome', id: envelope.id, at: envelope.at, body });
}

function readDuty(
  line: SegmentLine,
  envelope: EntryEnvelope,
  body: DutyBody,
  rules: ReadingRules,
): ReadEntry {
  if (rules.isForeign(body)) return quarantine(line, envelope, otherUnit(body));
  return keep(line, envelope, { type: 'duty', id: envelope.id, at: envelope.at, body });
}

function otherUnit({ counter, clerk }: PlacedBody): Why {
  return { cause: 'other-unit', reason: `counter ${counter} or clerk ${clerk} belongs to another unit` };
}

/** Null when kind, version and body are known to this program, else the reason for the quarantine list. */
function checkBody({ kind, kv, body }: EntryEnvelope): Why | null {
  const versions: Readonly<Record<string, v.GenericSchema>> | undefined = Object.hasOwn(ENTRY_BODIES, kind)
    ? // The key was just looked up.
      ENTRY_BODIES[kind as keyof typeof ENTRY_BODIES]
    : undefined;
  if (!versions) return { cause: 'unknown-kind', reason: `unknown kind ${kind}` };
  const schema = Object.hasOwn(versions, String(kv)) ? versions[String(kv)] : undefined;
  if (!schema) return { cause: 'unknown-version', reason: `unknown version ${kv} of ${kind}` };
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return null;
  const issue = parsed.issues[0];
  return { cause: 'bad-body', reason: `body: ${v.getDotPath(issue) ?? kind}: ${issue.message}` };
}

function toCompanion(body: RatingChangeBody | RatingDetailBody): EntryMeaning {
  return { type: 'companion', of: body.of };
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
