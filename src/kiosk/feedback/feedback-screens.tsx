import type { ReactNode } from 'react';
import type { FeedbackScreen } from '../feedback-state.ts';
import { secondsLeft } from '../feedback-time.ts';
import { useKioskState } from '../kiosk-context.tsx';
import type { Office } from '../kiosk-state.ts';
import { Frame } from '../parts/frame.tsx';

export interface FeedbackScreensProps {
  readonly screen: FeedbackScreen;
  readonly office: Office;
}

/** All of the feedback, from the doors to the receipt. */
export function FeedbackScreens({ screen }: FeedbackScreensProps): ReactNode {
  const seconds = useKioskState(secondsLeft);
  return <Frame>{`${screen.type} ${seconds ?? ''}`}</Frame>;
}
