import type { Language } from '#i18n/languages.ts';
import type { ClerkId, CounterId } from '#shared/domain/ids.ts';
import type { TabletChoices } from '#shared/protocol/tablet-choices.ts';
import type { PinHash } from '#shared/protocol/unit-settings.ts';
import type { EntryContent } from '#sync/record.ts';
import type { SelfTest } from './self-test.ts';

/** Parts of the staff's panel. */
export const STAFF_AREAS = ['counter', 'sync', 'tablet', 'check'] as const;
export type StaffArea = (typeof STAFF_AREAS)[number];

/** What the tablet says of a PIN. `lockedMs`: how long from now no other is taken; zero: at once. */
export type PinVerdict =
  | { readonly type: 'right' }
  | { readonly type: 'wrong'; readonly triesLeft: number; readonly lockedMs: number }
  /** It was not looked at. */
  | { readonly type: 'locked'; readonly lockedMs: number }
  /** It could not be looked at. */
  | { readonly type: 'failed' };

export type PinStep =
  | { readonly type: 'entering' }
  | { readonly type: 'checking' }
  | { readonly type: 'wrong'; readonly triesLeft: number }
  | { readonly type: 'locked'; readonly untilMs: number }
  | { readonly type: 'failed' };

export type SelfTestStep =
  | { readonly type: 'ready' }
  | { readonly type: 'running' }
  | { readonly type: 'failed' }
  | { readonly type: 'done'; readonly test: SelfTest };

export type StaffScreen =
  /** `attempt` names this visit to the pad and each PIN given there: a late answer to another one opens nothing. */
  | {
      readonly type: 'staff-pin';
      readonly digits: string;
      readonly attempt: number;
      readonly step: PinStep;
    }
  | {
      readonly type: 'staff';
      readonly area: StaffArea;
      /** What came of the last change that staff made here. */
      readonly change: 'none' | 'kept' | 'not-kept';
      readonly selfTest: SelfTestStep;
    };

/** What staff decided on this tablet, and whether a change of it is on its way to the disk. */
export interface StaffMemory {
  readonly choices: TabletChoices;
  readonly keeping: boolean;
  /** A change that could not be kept is not tried again by itself before. */
  readonly retryAtMs: number;
  readonly attempts: number;
}

/** A change that staff want to make. */
export type StaffWish =
  | { readonly type: 'sign-on'; readonly clerk: ClerkId }
  | { readonly type: 'sign-off' }
  /** Null, here and below: as the centre says. */
  | { readonly type: 'counter'; readonly counter: CounterId | null }
  | { readonly type: 'language'; readonly language: Language | null }
  | { readonly type: 'intake'; readonly mode: 'open' | 'invited' | null };

/** What staff did, or what the tablet answered. */
export type StaffInput =
  | { readonly type: 'staff-opened' }
  | { readonly type: 'pin-typed'; readonly digit: string }
  | { readonly type: 'pin-erased' }
  | { readonly type: 'pin-answered'; readonly attempt: number; readonly verdict: PinVerdict }
  | { readonly type: 'area-opened'; readonly area: StaffArea }
  | { readonly type: 'staff-wished'; readonly wish: StaffWish }
  | { readonly type: 'choices-kept'; readonly choices: TabletChoices }
  | { readonly type: 'choices-not-kept' }
  | { readonly type: 'self-test-asked' }
  /** Null: it could not be made. */
  | { readonly type: 'self-tested'; readonly test: SelfTest | null };

export type StaffEffect =
  /** `pin` null: only asks whether any is taken now. */
  | {
      readonly type: 'check-pin';
      readonly attempt: number;
      readonly pin: string | null;
      readonly hash: PinHash;
    }
  | {
      readonly type: 'keep-choices';
      readonly choices: TabletChoices;
      readonly notes: readonly EntryContent[];
    }
  | { readonly type: 'self-test' };
