import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Office } from '../kiosk-state.ts';
import { Doors } from '../parts/doors.tsx';
import { Frame } from '../parts/frame.tsx';
import styles from './resting-screen.module.css';
import { SlideShow } from './slide-show.tsx';

export interface RestingScreenProps {
  readonly office: Office;
  readonly sinceMs: number;
  readonly tone: 'night' | undefined;
}

/** Where people rate by invitation: until one comes, what the office has to say, and the doors that are always open. */
export function RestingScreen({ office, sinceMs, tone }: RestingScreenProps): ReactNode {
  const { t } = useTranslation('idle');
  return (
    <Frame tone={tone}>
      <div className={styles.resting} data-fills>
        <header>
          <h1 className={styles.title}>{t('resting.title')}</h1>
          <p className={styles.lead}>{t('resting.lead')}</p>
        </header>
        <div className={styles.show}>
          <SlideShow office={office} sinceMs={sinceMs} level={2} />
        </div>
        <Doors contact />
      </div>
    </Frame>
  );
}
