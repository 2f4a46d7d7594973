import { toEntryId } from '#shared/domain/ids.ts';
import { TOPICS_SHOWN } from '#shared/domain/topics-shown.ts';
import type { OfficeContent } from '#shared/protocol/content.ts';
import type { EntryDraft, RatingDetailBody } from '#shared/protocol/entry-bodies.ts';
import type { ModuleItem, Reason } from '#shared/protocol/questionnaire.ts';
import type { Visit } from './after-state.ts';

/** The topics of the screen, the same for every answer. */
export function topicsOf(content: OfficeContent): readonly Reason[] {
  return content.questionnaire.reasons.slice(0, TOPICS_SHOWN);
}

/** Whether the screen after the tap asks for anything at all. */
export function asksForMore(content: OfficeContent): boolean {
  return topicsOf(content).length > 0 || content.settings.intake.comment || hasItems(content);
}

/** Whether questions of the optional module would follow the topics. */
export function hasItems(content: OfficeContent): boolean {
  return itemsOf(content, 'tt01').length > 0 || itemsOf(content, 'sipas').length > 0;
}

/**
 * The questions of this visit: all of TT 01, and one of SIPAS by turn, so that all are asked equally often.
 * @param turn counts the visits in which a SIPAS question was asked
 */
export function itemsToAsk(content: OfficeContent, turn: number): readonly string[] {
  const sipas = itemsOf(content, 'sipas');
  const item = sipas[turn % Math.max(1, sipas.length)];
  return [...itemsOf(content, 'tt01'), ...(item === undefined ? [] : [item])].map((one) => one.id);
}

function itemsOf(content: OfficeContent, kind: ModuleItem['kind']): readonly ModuleItem[] {
  const { items } = content.questionnaire;
  return content.settings.intake[kind] ? items.filter((item) => item.kind === kind) : [];
}

/** Where the turns of SIPAS questions begin after a start: by chance, or a tablet that is restarted daily would never come round. */
export function firstTurn(entryId: string): number {
  return [...entryId].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003, 0);
}

/** The one detail of the visit; null when nothing was given. */
export function toDetail(visit: Visit, wallMs: number): EntryDraft | null {
  const { rating, reasons, answers, box } = visit;
  const answered = Object.keys(answers).length > 0;
  if (reasons.length === 0 && !answered && box === null) return null;
  const body: RatingDetailBody = {
    of: toEntryId(rating),
    reasons: [...reasons],
    ...(answered && { answers }),
    ...(box !== null && { sealed: box }),
  };
  return { id: visit.detail, at: new Date(wallMs).toISOString(), kind: 'rating.detail', kv: 1, body };
}
