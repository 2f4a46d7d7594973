import { LANGUAGES, type Language } from '#i18n/languages.ts';
import type { ClerkId, CounterId } from '#shared/domain/ids.ts';
import type { OfficeContent } from '#shared/protocol/content.ts';
import type { DutyBody } from '#shared/protocol/entry-bodies.ts';
import type { SignOn, TabletChoices } from '#shared/protocol/tablet-choices.ts';
import type { EntryContent } from '#sync/record.ts';
import { dutyEndsMs } from './closing-time.ts';
import type { StaffWish } from './staff-state.ts';

/** A change to what staff decided here, and what the journal is to say of it: both are kept together or not at all. */
export interface ChoicesPlan {
  readonly choices: TabletChoices;
  readonly notes: readonly EntryContent[];
}

/** What a change is held against. */
export interface ChoicesPlace {
  readonly content: OfficeContent;
  /** The counter that the tablet was paired to. */
  readonly paired: CounterId;
}

/** What a wish of staff changes; null: nothing, or it is not theirs to change. */
export function planWish(
  choices: TabletChoices,
  wish: StaffWish,
  place: ChoicesPlace,
  wallMs: number,
): ChoicesPlan | null {
  const { staff } = place.content.settings;
  switch (wish.type) {
    case 'sign-on': {
      if (staff.duty !== 'sign-in' || !isClerk(place.content, wish.clerk)) return null;
      if (choices.signOn?.clerk === wish.clerk) return null;
      const counter = counterOf(choices, place);
      const signOn: SignOn = { counter, clerk: wish.clerk, since: new Date(wallMs).toISOString() };
      return {
        choices: { ...choices, signOn },
        notes: [...signOff(choices, 'replaced'), duty({ counter, clerk: wish.clerk, on: true })],
      };
    }
    case 'sign-off':
      return choices.signOn === null
        ? null
        : { choices: { ...choices, signOn: null }, notes: [...signOff(choices)] };
    case 'counter':
      return staff.mayChangeCounter ? planCounter(choices, wish.counter, place) : null;
    case 'language':
      if (!staff.mayChangeLanguage || wish.language === choices.language) return null;
      return {
        choices: { ...choices, language: wish.language },
        notes: [changed('language', choices.language, wish.language)],
      };
    case 'intake':
      if (!staff.mayChangeIntake || wish.mode === choices.intake) return null;
      return {
        choices: { ...choices, intake: wish.mode },
        notes: [changed('intake', choices.intake, wish.mode)],
      };
  }
}

/** Takes back what no longer holds: the time is over, the centre forbids it, or what was chosen is gone. Null: all fits. */
export function planFitting(choices: TabletChoices, place: ChoicesPlace, wallMs: number): ChoicesPlan | null {
  const { staff } = place.content.settings;
  const notes: EntryContent[] = [];
  let next = choices;
  const counter = counterOf(choices, place);
  if (choices.counter !== null && counter !== choices.counter) {
    next = { ...next, counter: null };
    notes.push(changed('counter', choices.counter, counter));
  }
  if (choices.language !== null && !(staff.mayChangeLanguage && isLanguage(choices.language))) {
    next = { ...next, language: null };
    notes.push(changed('language', choices.language, null));
  }
  if (choices.intake !== null && !staff.mayChangeIntake) {
    next = { ...next, intake: null };
    notes.push(changed('intake', choices.intake, null));
  }
  const end = choices.signOn === null ? null : endOf(choices.signOn, counter, place.content, wallMs);
  if (end !== null) {
    next = { ...next, signOn: null };
    notes.push(...signOff(choices, end.cause, end.effectiveAt));
  }
  return next === choices ? null : { choices: next, notes };
}

/** The counter whose ratings are taken: the one that staff chose, as long as they may and there is one. */
export function counterOf({ counter }: TabletChoices, { content, paired }: ChoicesPlace): CounterId {
  if (counter === null || !content.settings.staff.mayChangeCounter) return paired;
  return content.counters.some(({ id }) => id === counter) ? counter : paired;
}

/** Who signed on and still is at work on that counter; null otherwise, whatever the disk says. */
export function signedOn(
  { signOn }: TabletChoices,
  counter: CounterId,
  content: OfficeContent,
  wallMs: number,
): SignOn | null {
  return signOn === null || endOf(signOn, counter, content, wallMs) !== null ? null : signOn;
}

export function isLanguage(text: string): text is Language {
  return LANGUAGES.some((language) => language === text);
}

interface DutyEnd {
  readonly cause: string;
  readonly effectiveAt?: string | undefined;
}

/** Why somebody who signed on is no longer on duty; null: still is. */
function endOf(signOn: SignOn, counter: CounterId, content: OfficeContent, wallMs: number): DutyEnd | null {
  const { settings, unit } = content;
  const endsMs = dutyEndsMs(Date.parse(signOn.since), settings.hours, unit.timeZone);
  if (wallMs >= endsMs) return { cause: 'day-over', effectiveAt: new Date(endsMs).toISOString() };
  if (settings.staff.duty !== 'sign-in') return { cause: 'roster' };
  if (signOn.counter !== counter) return { cause: 'counter-changed' };
  return isClerk(content, signOn.clerk) ? null : { cause: 'clerk-gone' };
}

function isClerk({ clerks }: OfficeContent, wished: ClerkId): boolean {
  return clerks.some(({ id }) => id === wished);
}

/** Who signed on at the counter before has to do so again at the new one. */
function planCounter(
  choices: TabletChoices,
  wished: CounterId | null,
  place: ChoicesPlace,
): ChoicesPlan | null {
  if (wished !== null && !place.content.counters.some(({ id }) => id === wished)) return null;
  const before = counterOf(choices, place);
  const counter = wished === place.paired ? null : wished;
  const after = counter ?? place.paired;
  if (after === before) return null;
  return {
    choices: { ...choices, counter, signOn: null },
    notes: [...signOff(choices, 'counter-changed'), changed('counter', before, after)],
  };
}

function signOff({ signOn }: TabletChoices, cause?: string, effectiveAt?: string): readonly EntryContent[] {
  if (signOn === null) return [];
  const { counter, clerk } = signOn;
  return [duty({ counter, clerk, on: false, ...(cause && { cause }), ...(effectiveAt && { effectiveAt }) })];
}

function duty(body: DutyBody): EntryContent {
  return { kind: 'duty', kv: 1, body };
}

/** Null: as the centre says. */
function changed(
  what: 'counter' | 'language' | 'intake',
  from: string | null,
  to: string | null,
): EntryContent {
  return { kind: 'device', kv: 1, body: { event: `${what}-changed`, from, to } };
}
