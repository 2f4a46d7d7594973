import type { Language } from '#i18n/languages.ts';
import type { ClerkId, CounterId, ProcedureCode } from '#shared/domain/ids.ts';
import type { ProcedureFinder } from '#shared/domain/procedure-search.ts';
import type { OfficeContent } from '#shared/protocol/content.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { ServerKey } from '#shared/protocol/fields.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import type { TabletChoices } from '#shared/protocol/tablet-choices.ts';
import type { FindingSetting } from '#shared/protocol/unit-settings.ts';
import type { AfterInput, Onward, Visit, VisitScreen } from './after-state.ts';
import type { FeedbackInput, FeedbackScreen } from './feedback-state.ts';
import type { Invitation } from './invite-steps.ts';
import type { Mode } from './modes.ts';
import type { Owed } from './owed-steps.ts';
import type { ProblemInput, ProblemTalk } from './problem-state.ts';
import type { StaffEffect, StaffInput, StaffMemory, StaffScreen } from './staff/staff-state.ts';
import type { TakeHomeOutcome, TakeHomeScreen } from './take-home-steps.ts';

/** What this page shows of the office: the content it was given and the counter it stands on. */
export interface Office {
  readonly content: OfficeContent;
  readonly counter: CounterId;
  readonly shelf: ProcedureShelf;
}

export interface PostedProcedures {
  readonly procedures: readonly Procedure[];
  /** Finds among exactly these. */
  readonly finder: ProcedureFinder;
  /** CF8: false when a part of the list was damaged on the disk and is missing until it has been fetched again. */
  readonly complete: boolean;
}

/** The posted procedures of the content that is shown: they are read after it, while the question can already be answered. */
export type ProcedureShelf =
  | { readonly type: 'unread' }
  | { readonly type: 'reading' }
  | ({ readonly type: 'ready' } & PostedProcedures)
  | { readonly type: 'failed' };

export type PairFailure = 'code-invalid' | 'code-expired' | 'unreachable' | 'busy' | 'storage' | 'insecure';

export type PairingStep =
  | { readonly type: 'waiting' }
  | { readonly type: 'trying' }
  | { readonly type: 'failed'; readonly reason: PairFailure };

/** Where a reader of the procedures stands; kept while a single one is open, so that "back" finds the place again. */
export interface ProcedureSearch {
  readonly query: string;
  readonly field: string | null;
  /** Id of what happened in somebody's life. */
  readonly lifeEvent: string | null;
  /** A clerk looks up for somebody: made for a keyboard, and not counted. */
  readonly clerk: boolean;
  /** When the words were changed; null once it has been looked whether they find anything. */
  readonly typedMs: number | null;
  /** This search has been counted as one without result. */
  readonly missed: boolean;
}

/** What is counted of the look-ups, for all citizens of a day together. */
export type Used =
  | { readonly type: 'viewed'; readonly code: ProcedureCode }
  | { readonly type: 'missed'; readonly query: string };

/** What one act at the screen puts into the journal: all of it or nothing (JR1). The first draft is what it is about, and `id` is that one's: by it the outcome is told. */
export interface Recording {
  readonly id: string;
  readonly drafts: readonly EntryDraft[];
}

/** Exactly one is shown. `after` does not know the answer: nothing that is drawn there can betray it. */
export type Screen =
  | { readonly type: 'starting' }
  /** TB1: another window of this tablet serves the counter. */
  | { readonly type: 'second-window' }
  | { readonly type: 'updating'; readonly sinceMs: number }
  | { readonly type: 'pairing'; readonly code: string; readonly step: PairingStep }
  | { readonly type: 'no-content' }
  | { readonly type: 'storage-failed'; readonly sinceMs: number }
  | {
      readonly type: 'question';
      readonly sinceMs: number;
      readonly clerk: ClerkId | null;
      /** Null: it is there because it is always there. */
      readonly invitation: Invitation | null;
    }
  /** Nobody is invited yet. */
  | { readonly type: 'resting'; readonly sinceMs: number }
  /** Outside the opening hours. */
  | { readonly type: 'asleep' }
  /** Nobody has touched the question for a while. */
  | { readonly type: 'attract'; readonly sinceMs: number }
  | {
      readonly type: 'saving';
      /** A rating, or the change of one. */
      readonly answer: Recording;
      readonly visit: Visit;
      readonly sinceMs: number;
    }
  /** The answer is offered to the journal again and again under the same id until it is kept (JR2). */
  | {
      readonly type: 'not-saved';
      readonly answer: Recording;
      readonly onward: Onward;
      readonly trying: boolean;
      readonly sinceMs: number;
    }
  | VisitScreen
  | ({ readonly type: 'procedures' } & ProcedureSearch)
  | ({
      readonly type: 'procedure';
      readonly code: ProcedureCode;
      readonly problem: ProblemTalk | null;
    } & ProcedureSearch)
  | FeedbackScreen
  | TakeHomeScreen
  | StaffScreen;

export interface KioskState {
  readonly screen: Screen;
  readonly language: Language;
  /** Help that the visitor has switched on, and whether the choice of it is open. */
  readonly modes: readonly Mode[];
  readonly modesOpen: boolean;
  /** Null until paired and furnished with content. */
  readonly office: Office | null;
  /** The counter this tablet is paired to; null when unpaired. */
  readonly counter: CounterId | null;
  /** Content that was swapped in while somebody was at the screen; shown from the next question on. */
  readonly incoming: OfficeContent | null;
  readonly contentWaiting: boolean;
  readonly staff: StaffMemory;
  /** Since when a new version has been waiting; null: none is. */
  readonly updateSinceMs: number | null;
  /** The screen will go back to the question soon and says so. */
  readonly leaving: boolean;
  /** The ways to reach the office lie over the screen. */
  readonly contactOpen: boolean;
  /** Whose turn it is among the SIPAS questions of the optional module; null until one was asked since the start. */
  readonly sipasTurn: number | null;
  /** What is to be recorded though nobody waits for it. */
  readonly owed: readonly Owed[];
  /** The next invitation by chance. */
  readonly sampling:
    | { readonly type: 'none' }
    | { readonly type: 'drawing' }
    | { readonly type: 'due'; readonly atMs: number };
  /** When the newest rating was given; null: none since the start. */
  readonly ratedMs: number | null;
  /** When a touch brought the question; null once there was another. What is left of that touch answers nothing. */
  readonly wokenMs: number | null;
  /** Time of the newest touch, and of the one before it: a tap is itself a touch. */
  readonly touchedMs: number;
  readonly touchedBeforeMs: number;
  readonly nowMs: number;
  readonly wallMs: number;
  /** When this program was built, by the clock of whoever built it. */
  readonly builtMs: number;
}

/** What a citizen, staff, the device or time did. */
export type KioskInput =
  | { readonly type: 'another-leads' }
  | { readonly type: 'leads' }
  | {
      readonly type: 'booted';
      readonly counter: CounterId | null;
      readonly content: OfficeContent | null;
      readonly choices?: TabletChoices | undefined;
    }
  | { readonly type: 'boot-failed' }
  | { readonly type: 'tick' }
  | { readonly type: 'touched' }
  /** `detail`: the id that the rating's detail will have, if this is a rating. */
  | {
      readonly type: 'level-tapped';
      readonly level: number;
      readonly id: string;
      readonly at: string;
      readonly detail: string;
    }
  | {
      readonly type: 'invited';
      readonly trigger: Invitation['trigger'];
      readonly field?: string | null | undefined;
      readonly id: string;
      readonly at: string;
    }
  | { readonly type: 'invitation-declined' }
  | { readonly type: 'drawn'; readonly fraction: number }
  | { readonly type: 'saved'; readonly id: string }
  | { readonly type: 'save-failed'; readonly id: string }
  | { readonly type: 'retry' }
  | { readonly type: 'language-chosen'; readonly language: Language }
  | { readonly type: 'modes-opened' }
  | { readonly type: 'modes-closed' }
  | { readonly type: 'mode-toggled'; readonly mode: Mode }
  | { readonly type: 'procedures-opened' }
  | { readonly type: 'query-typed'; readonly query: string }
  | { readonly type: 'field-chosen'; readonly field: string | null }
  | { readonly type: 'life-event-chosen'; readonly lifeEvent: string | null }
  | { readonly type: 'procedure-opened'; readonly code: ProcedureCode }
  | { readonly type: 'back' }
  | { readonly type: 'home' }
  | { readonly type: 'contact-opened' }
  | { readonly type: 'contact-closed' }
  | { readonly type: 'take-home-opened' }
  | { readonly type: 'take-home-made'; readonly outcome: TakeHomeOutcome }
  | { readonly type: 'pairing-opened' }
  | { readonly type: 'code-typed'; readonly code: string }
  | { readonly type: 'code-submitted'; readonly code: string }
  | { readonly type: 'paired'; readonly counter: CounterId; readonly content: OfficeContent | null }
  | { readonly type: 'pair-failed'; readonly reason: PairFailure }
  | { readonly type: 'content-waiting' }
  | { readonly type: 'content-swapped'; readonly content: OfficeContent | null }
  /** Null: they could not be read. */
  | {
      readonly type: 'procedures-read';
      readonly version: string;
      readonly posted: PostedProcedures | null;
    }
  | { readonly type: 'procedures-wanted' }
  | { readonly type: 'update-waiting' }
  | { readonly type: 'update-failed' }
  | ProblemInput
  | FeedbackInput
  | AfterInput
  | StaffInput;

/** `nowMs` is monotonic and measures; `wallMs` is the device's clock and only says who is on duty. */
export type KioskEvent = KioskInput & { readonly nowMs: number; readonly wallMs: number };

/** What is to be done outside; each answers with an event. */
export type KioskEffect =
  | { readonly type: 'boot' }
  | ({ readonly type: 'record' } & Recording)
  /** Before it is recorded; to the centre when no key is named. */
  | {
      readonly type: 'seal';
      readonly kind: string;
      readonly id: string;
      readonly plain: unknown;
      readonly key: ServerKey | undefined;
    }
  /** A code to rate at home, for the visit that ends now. */
  | {
      readonly type: 'make-code';
      readonly counter: CounterId;
      readonly clerk: ClerkId | null;
      readonly field: string | null;
      readonly perHour: number;
    }
  | { readonly type: 'draw' }
  | { readonly type: 'invite'; readonly trigger: Invitation['trigger'] }
  | { readonly type: 'pair'; readonly code: string }
  | { readonly type: 'swap-content' }
  | { readonly type: 'read-procedures'; readonly version: string; readonly finding: FindingSetting }
  | { readonly type: 'apply-update' }
  | { readonly type: 'count-use'; readonly use: Used }
  | StaffEffect;

export type KioskInputOf<T extends KioskInput['type']> = Extract<KioskEvent, { readonly type: T }>;

export interface Step {
  readonly state: KioskState;
  readonly effects?: readonly KioskEffect[] | undefined;
}
