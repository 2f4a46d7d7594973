import { dropChange } from './after-steps.ts';
import { isFeedback, leaveFeedback, stepBack } from './feedback-steps.ts';
import { backToStart } from './finding-steps.ts';
import type { KioskInputOf, KioskState } from './kiosk-state.ts';
import { holdsUnsavedProblem } from './problem-steps.ts';
import { showQuestion } from './show-question.ts';
import { touch } from './touch.ts';

type VisitEvent = KioskInputOf<'language-chosen' | 'back' | 'home'>;

/** What a person does besides answering. Nobody leaves a screen that saves, thanks or reports a fault this way. */
export function reduceVisit(before: KioskState, event: VisitEvent): KioskState {
  const state = touch(before);
  const { screen } = state;
  switch (event.type) {
    case 'language-chosen':
      return { ...state, language: event.language };
    case 'back':
      return goBack(state, event.wallMs);
    case 'home':
      if (isFeedback(screen)) return leaveFeedback(state, event.wallMs);
      return isResting(state) ? showQuestion(state, event.wallMs) : state;
  }
}

function goBack(state: KioskState, wallMs: number): KioskState {
  const { screen } = state;
  if (state.contactOpen) return { ...state, contactOpen: false };
  if (isFeedback(screen)) return stepBack(state, wallMs);
  if (screen.type === 'procedure' && !holdsUnsavedProblem(screen)) {
    const { code: _, problem: __, ...place } = screen;
    return { ...state, screen: { ...place, type: 'procedures' } };
  }
  if (screen.type === 'change') return dropChange(state);
  if (screen.type === 'procedures' && (screen.field ?? screen.lifeEvent) !== null) return backToStart(state);
  return isResting(state) ? showQuestion(state, wallMs) : state;
}

function isResting(state: KioskState): boolean {
  const { screen } = state;
  if (holdsUnsavedProblem(screen)) return false;
  const pairing = screen.type === 'pairing' && screen.step.type !== 'trying';
  const staff = screen.type === 'staff' || screen.type === 'staff-pin';
  const home = screen.type === 'take-home';
  return screen.type === 'procedures' || screen.type === 'procedure' || staff || home || pairing;
}
