import type { ReactNode } from 'react';
import { useKioskState } from '../kiosk-context.tsx';
import type { Office, Screen } from '../kiosk-state.ts';
import { timeOf } from './asleep-facts.ts';
import { AsleepScreen } from './asleep-screen.tsx';
import { AttractScreen } from './attract-screen.tsx';
import { RestingScreen } from './resting-screen.tsx';
import { useIdleWords } from './use-idle-words.ts';

export interface IdleScreensProps {
  readonly screen: Extract<Screen, { readonly type: 'resting' | 'asleep' | 'attract' }>;
  readonly office: Office;
}

/** What stands there while nobody is served and the question does not. */
export function IdleScreens({ screen, office }: IdleScreensProps): ReactNode {
  useIdleWords();
  const dimmed = useKioskState(({ wallMs }) => isDimmed(office, wallMs));
  const tone = dimmed ? 'night' : undefined;
  switch (screen.type) {
    case 'asleep':
      return <AsleepScreen office={office} />;
    case 'resting':
      return <RestingScreen office={office} sinceMs={screen.sinceMs} tone={tone} />;
    case 'attract':
      return <AttractScreen office={office} sinceMs={screen.sinceMs} tone={tone} />;
  }
}

function isDimmed({ content }: Office, wallMs: number): boolean {
  const { dimmed } = content.settings.attract;
  const now = timeOf(wallMs, content.unit.timeZone);
  if (dimmed === null) return false;
  const { from, to } = dimmed;
  return from < to ? from <= now && now < to : from <= now || now < to;
}
