import { toEntryId } from '#shared/domain/ids.ts';
import type { AskBody, EntryDraft } from '#shared/protocol/entry-bodies.ts';
import { isAtRest, isHome } from './home-screens.ts';
import type { KioskEvent, KioskInputOf, KioskState, Screen, Step } from './kiosk-state.ts';
import { owe } from './owed-steps.ts';
import { askQuestion, endVisit } from './show-question.ts';
import { QUIET_MS } from './timing.ts';
import { touch } from './touch.ts';

/** Somebody is asked to rate, by staff, by chance or by another program. It ends answered, timed out or dismissed. */
export interface Invitation {
  /** Id and time of the `ask` entry that its end will make. */
  readonly id: string;
  readonly at: string;
  readonly trigger: AskBody['trigger'];
  /** Of the procedure, where whoever announced the visit named one. */
  readonly field?: string | null | undefined;
}

type InviteEvent = KioskInputOf<'invited' | 'invitation-declined'>;
type Question = Extract<Screen, { readonly type: 'question' }>;
type InvitedQuestion = Question & { readonly invitation: Invitation };

/** An invitation comes, or the person who was invited would rather not. */
export function reduceInvite(state: KioskState, event: InviteEvent): Step {
  if (event.type === 'invitation-declined') {
    return { state: isInvited(state.screen) ? endVisit(touch(state), event.wallMs) : state };
  }
  if (!mayInvite(state, event.trigger)) return { state };
  const { id, at, trigger, field } = event;
  return { state: askQuestion(state, { id, at, trigger, field }, event.wallMs) };
}

export function isInvited(screen: Screen): screen is InvitedQuestion {
  return screen.type === 'question' && screen.invitation !== null;
}

/** Nobody is interrupted: chance waits until the screen is at rest; staff may ask from their own page as well. */
function mayInvite(state: KioskState, trigger: Invitation['trigger']): boolean {
  if (state.office === null || isInvited(state.screen)) return false;
  if (trigger === 'clerk') return isHome(state.screen) || state.screen.type === 'staff';
  return isAtRest(state) && state.nowMs - state.touchedMs >= QUIET_MS;
}

/** An invitation stands until nobody has touched the screen for its time. */
export function reduceInviteTime(state: KioskState, wallMs: number): Step {
  return { state: state.nowMs >= invitationEndsMs(state) ? endVisit(state, wallMs) : state };
}

/** The next second of the countdown, at last the end. */
export function nextInviteTickMs(state: KioskState): number {
  const endsMs = invitationEndsMs(state);
  const left = Math.ceil((endsMs - state.nowMs) / COUNT_MS) - 1;
  return endsMs - Math.max(0, left) * COUNT_MS;
}

/** Whole seconds until the invitation ends by itself; null when there is none. */
export function invitationSecondsLeft(state: KioskState): number | null {
  if (!isInvited(state.screen)) return null;
  return Math.max(0, Math.ceil((invitationEndsMs(state) - state.nowMs) / COUNT_MS));
}

const COUNT_MS = 1_000;

function invitationEndsMs({ screen, office, touchedMs }: KioskState): number {
  if (!isInvited(screen) || office === null) return touchedMs;
  return Math.max(screen.sinceMs, touchedMs) + office.content.settings.intake.inviteSeconds * 1_000;
}

/** The entry of an invitation that was answered: it goes to the journal together with the answer. */
export function answeredAsk(state: KioskState, rating: string): EntryDraft | null {
  const { screen } = state;
  return isInvited(screen) ? toAsk(state, screen, { outcome: 'answered', rating: toEntryId(rating) }) : null;
}

/**
 * One `ask` for every invitation, whatever took it off the screen. An answer brings its own; the end by itself is a
 * timeout; everything else is a dismissal.
 */
export function settleInvitation(before: KioskState, step: Step, event: KioskEvent): Step {
  const { screen } = before;
  if (!isInvited(screen)) return step;
  const { id } = screen.invitation;
  const after = step.state.screen;
  if (isInvited(after) && after.invitation.id === id) return step;
  const answered = step.effects?.some(
    (effect) => effect.type === 'record' && effect.drafts.some((draft) => draft.id === id),
  );
  if (answered === true) return step;
  const ask = toAsk(before, screen, { outcome: event.type === 'tick' ? 'timeout' : 'dismissed' });
  return ask === null ? step : owe(step, { id, drafts: [ask] });
}

function toAsk(
  { office }: KioskState,
  { clerk, invitation }: InvitedQuestion,
  end: Pick<AskBody, 'outcome' | 'rating'>,
): EntryDraft | null {
  if (office === null) return null;
  const { id, at, trigger } = invitation;
  const body: AskBody = { counter: office.counter, clerk, trigger, ...end };
  return { id, at, kind: 'ask', kv: 1, body };
}
