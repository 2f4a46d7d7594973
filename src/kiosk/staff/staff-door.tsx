import type { ReactNode } from 'react';
import { PinPad } from './pin-pad.tsx';
import { StaffPanel } from './staff-panel.tsx';
import type { StaffScreen } from './staff-state.ts';
import { useStaffWords } from './use-staff-words.ts';

export interface StaffDoorProps {
  readonly screen: StaffScreen;
}

/** The staff's part of the tablet: the PIN pad, or the panel behind it. */
export function StaffDoor({ screen }: StaffDoorProps): ReactNode {
  useStaffWords();
  return screen.type === 'staff-pin' ? (
    <PinPad digits={screen.digits} step={screen.step} />
  ) : (
    <StaffPanel panel={screen} />
  );
}
