import type { ReceiptCode } from '#shared/domain/ids.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { SealedBox, SealedFeedback } from '#shared/protocol/sealed-bodies.ts';
import type { FeedbackSetting } from '#shared/protocol/unit-settings.ts';

/** An opinion, a petition, or a report of harassment: three ways in, each with its own questions. */
export type FeedbackDoor = FeedbackSetting['doors'][number];
export type FeedbackAbout = NonNullable<SealedFeedback['about']>;

/** One page of the form. */
export type FeedbackStep = 'text' | 'sender' | 'contact' | 'review';

/** What was written so far. It lives here and nowhere else, and goes with the visit. */
export interface FeedbackDraft {
  readonly text: string;
  readonly about: FeedbackAbout | null;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  /** Has no telephone: answers go to the address. */
  readonly noPhone: boolean;
  /** The writer of an integrity report wants to be asked back; nobody has to. */
  readonly leavesContact: boolean;
  /** Which text was agreed to, and when; null: the box is not ticked. */
  readonly consent: NonNullable<SealedFeedback['consent']> | null;
  /** Null: not answered. */
  readonly publish: boolean | null;
}

/** What the writer takes home: the code, and where it is asked after. */
export interface Receipt {
  readonly code: ReceiptCode;
  readonly url: string;
}

/** One attempt to send: the entry's id and time, and the receipt that goes with it. */
export interface Submission {
  readonly id: string;
  readonly at: string;
  readonly receipt: Receipt;
}

export type FeedbackPlace =
  | { readonly type: 'doors' }
  | {
      readonly type: 'step';
      readonly door: FeedbackDoor;
      readonly step: FeedbackStep;
      /** How often "next" was asked for here; faults are shown from the first time on. */
      readonly tries: number;
      /** The text could not be sealed, so nothing was sent. */
      readonly sealFailed: boolean;
    }
  | {
      readonly type: 'sealing';
      readonly door: FeedbackDoor;
      readonly step: FeedbackStep;
      readonly submission: Submission;
      readonly sinceMs: number;
    };

export type FeedbackScreen =
  | {
      readonly type: 'feedback';
      readonly place: FeedbackPlace;
      readonly draft: FeedbackDraft;
      /** Somebody wants to leave and would lose what is written. */
      readonly leaveAsked: boolean;
    }
  /** Sealed; offered to the journal under one id until it is kept (JR2). What was written is no longer held. */
  | {
      readonly type: 'feedback-saving';
      readonly entry: EntryDraft;
      readonly receipt: Receipt;
      /** The journal did not take it at least once. */
      readonly failed: boolean;
      readonly trying: boolean;
      readonly sinceMs: number;
    }
  /** Kept. The only moment in which the code is shown. */
  | { readonly type: 'receipt'; readonly receipt: Receipt };

export type FeedbackInput =
  | { readonly type: 'feedback-opened' }
  | { readonly type: 'door-chosen'; readonly door: FeedbackDoor }
  | { readonly type: 'draft-changed'; readonly change: Partial<Omit<FeedbackDraft, 'consent'>> }
  /** The version of the text that stood beside the box; null: the tick was taken away. */
  | { readonly type: 'consent-given'; readonly version: string | null }
  /** "Next", or "send" on the last page; what a submission needs comes along. */
  | {
      readonly type: 'step-finished';
      readonly id: string;
      readonly at: string;
      readonly code: ReceiptCode;
      readonly origin: string;
    }
  | { readonly type: 'leave-confirmed' }
  | { readonly type: 'leave-cancelled' }
  | { readonly type: 'sealed'; readonly id: string; readonly box: SealedBox }
  | { readonly type: 'seal-failed'; readonly id: string };
