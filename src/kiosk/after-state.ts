import type { ClerkId } from '#shared/domain/ids.ts';
import type { SealedBox } from '#shared/protocol/sealed-bodies.ts';
import type { Recording } from './kiosk-state.ts';

/**
 * One visit from its tap to its end, and what was given beside the level. It never holds the level: nothing that is drawn
 * from it can betray the answer.
 */
export interface Visit {
  /** Entry id of the rating. */
  readonly rating: string;
  /** Id that the one `rating.detail` of this rating will have; boxes are sealed for it. */
  readonly detail: string;
  /** Who was rated: the question that is opened again names the same person. */
  readonly clerk: ClerkId | null;
  /** Codes of the chosen topics, in the order of choosing. */
  readonly reasons: readonly string[];
  /** Answers of the optional module by item; what was skipped is not in it. */
  readonly answers: Readonly<Record<string, string>>;
  /** What stands in the field. It lives here and nowhere else, and counts only when it was sent. */
  readonly comment: string;
  /** The comment that was sent. */
  readonly box: SealedBox | null;
}

/** The topics and the comment come first; then the questions of the optional module, one at a time. */
export type AfterPage =
  | { readonly type: 'topics' }
  | { readonly type: 'items'; readonly items: readonly string[]; readonly place: number };

/** Thanks, and room for what somebody may want to add. */
export interface AfterScreen {
  readonly type: 'after';
  readonly visit: Visit;
  readonly page: AfterPage;
  /** When this page appeared. */
  readonly sinceMs: number;
  /** Until then the answer can be changed. */
  readonly changeUntilMs: number;
  /** Somebody asked for more time: not before then does the visit end by itself. */
  readonly extendedToMs: number;
  /** The comment is being sealed, and what comes next. */
  readonly sealing: { readonly next: 'items' | 'end'; readonly sinceMs: number } | null;
  /** The last attempt to seal the comment failed; it still stands in the field. */
  readonly sealFailed: boolean;
}

export type VisitScreen =
  | AfterScreen
  /** The question once more, with nothing marked. */
  | { readonly type: 'change'; readonly after: AfterScreen; readonly sinceMs: number }
  /** The detail is being committed; the page stands still. */
  | {
      readonly type: 'closing';
      readonly after: AfterScreen;
      readonly answer: Recording;
      readonly sinceMs: number;
      readonly dropped: boolean;
    }
  /** `dropped`: words that were typed and not sent went with the visit, and the screen says so. */
  | { readonly type: 'farewell'; readonly sinceMs: number; readonly dropped: boolean };

/** What follows when an answer that could not be saved is kept after all. */
export type Onward =
  | { readonly type: 'thanks'; readonly visit: Visit }
  | { readonly type: 'farewell'; readonly dropped: boolean };

export type AfterInput =
  | { readonly type: 'change-opened' }
  | { readonly type: 'change-dropped' }
  | { readonly type: 'topic-toggled'; readonly code: string }
  | { readonly type: 'comment-typed'; readonly text: string }
  /** On to the questions of the module. */
  | { readonly type: 'page-finished' }
  /** `answer` null: skipped. */
  | { readonly type: 'item-answered'; readonly item: string; readonly answer: string | null }
  | { readonly type: 'finished' }
  | { readonly type: 'more-time' }
  /** The page is hidden or unloaded: nobody will go on here. */
  | { readonly type: 'interrupted' }
  | { readonly type: 'sealed'; readonly id: string; readonly box: SealedBox }
  | { readonly type: 'seal-failed'; readonly id: string };
