import type { ComponentType } from 'react';
import type { FeedbackScreensProps } from './feedback/feedback-screens.tsx';
import type { IdleScreensProps } from './idle/idle-screens.tsx';
import { loadParts } from './lazy-parts.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import type { AgainBarProps } from './parts/again-bar.tsx';
import type { AfterScreenProps } from './screens/after-screen.tsx';
import type { PairingScreenProps } from './screens/pairing-screen.tsx';
import type { ProcedureScreenProps } from './screens/procedure-screen.tsx';
import type { ProceduresScreenProps } from './screens/procedures-screen.tsx';
import { ThanksScreen } from './screens/thanks-screen.tsx';
import type { StaffDoorProps } from './staff/staff-door.tsx';
import type { TakeHomeScreenProps } from './take-home/take-home-screen.tsx';

/**
 * Screens beside the question. They are not needed for the first paint and come from the precache when they are; the page
 * fetches them as soon as the question stands, so that nobody waits for them.
 */
const after = lazyScreen<AfterScreenProps>(
  () => import('./screens/after-screen.tsx').then((file) => file.AfterScreen),
  ThanksScreen,
);
const again = lazyScreen<AgainBarProps>(() => import('./parts/again-bar.tsx').then((file) => file.AgainBar));
const pairing = lazyScreen<PairingScreenProps>(() =>
  import('./screens/pairing-screen.tsx').then((file) => file.PairingScreen),
);
const procedures = lazyScreen<ProceduresScreenProps>(() =>
  import('./screens/procedures-screen.tsx').then((file) => file.ProceduresScreen),
);
const procedure = lazyScreen<ProcedureScreenProps>(() =>
  import('./screens/procedure-screen.tsx').then((file) => file.ProcedureScreen),
);
const contact = lazyScreen<object>(() =>
  import('./screens/contact-dialog.tsx').then((file) => file.ContactDialog),
);
const modes = lazyScreen<object>(() => import('./parts/modes-panel.tsx').then((file) => file.ModesPanel));
const feedback = lazyScreen<FeedbackScreensProps>(() =>
  import('./feedback/feedback-screens.tsx').then((file) => file.FeedbackScreens),
);
const idle = lazyScreen<IdleScreensProps>(() =>
  import('./idle/idle-screens.tsx').then((file) => file.IdleScreens),
);
const takeHome = lazyScreen<TakeHomeScreenProps>(() =>
  import('./take-home/take-home-screen.tsx').then((file) => file.TakeHomeScreen),
);
const staff = lazyScreen<StaffDoorProps>(() =>
  import('./staff/staff-door.tsx').then((file) => file.StaffDoor),
);

export const AfterScreen: ComponentType<AfterScreenProps> = after.Screen;
export const AgainBar: ComponentType<AgainBarProps> = again.Screen;
export const PairingScreen: ComponentType<PairingScreenProps> = pairing.Screen;
export const ProceduresScreen: ComponentType<ProceduresScreenProps> = procedures.Screen;
export const ProcedureScreen: ComponentType<ProcedureScreenProps> = procedure.Screen;
export const ContactDialog: ComponentType<object> = contact.Screen;
export const ModesPanel: ComponentType<object> = modes.Screen;
export const FeedbackScreens: ComponentType<FeedbackScreensProps> = feedback.Screen;
export const IdleScreens: ComponentType<IdleScreensProps> = idle.Screen;
export const TakeHomeScreen: ComponentType<TakeHomeScreenProps> = takeHome.Screen;
export const StaffDoor: ComponentType<StaffDoorProps> = staff.Screen;

/** Loads every screen; rejects when one cannot be had. */
export async function loadScreens(): Promise<void> {
  const screens = [
    after,
    again,
    pairing,
    procedures,
    procedure,
    contact,
    modes,
    feedback,
    idle,
    takeHome,
    staff,
  ];
  await Promise.all([loadParts(), ...screens.map((screen) => screen.load())]);
}
