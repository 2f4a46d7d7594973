import type { IntakeSetting } from '#shared/protocol/unit-settings.ts';
import type { KioskState, Office } from './kiosk-state.ts';

/** Whether the question is always there or comes with an invitation: as staff chose it here, where they may. */
export function intakeMode({ staff }: Pick<KioskState, 'staff'>, { content }: Office): IntakeSetting['mode'] {
  const { settings } = content;
  const chosen = settings.staff.mayChangeIntake ? staff.choices.intake : null;
  return chosen ?? settings.intake.mode;
}
