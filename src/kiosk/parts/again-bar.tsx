import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import type { AfterScreen } from '../after-state.ts';
import { isJustAskedAgain } from '../after-time.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { useVisitWords } from '../use-visit-words.ts';
import styles from './again-bar.module.css';
import { TimeLeft } from './visit-bar.tsx';

export interface AgainBarProps {
  readonly after: AfterScreen;
}

/** Under the question that was opened again: what a new answer does, and the way back without one. */
export function AgainBar({ after }: AgainBarProps): ReactNode {
  useVisitWords();
  const { t } = useTranslation('visit');
  const kiosk = useKiosk();
  const still = useKioskState(isJustAskedAgain);
  return (
    <div className={styles.again}>
      <div className={styles.row}>
        <p className={styles.text}>{t('again')}</p>
        <Button aria-disabled={still} onClick={() => kiosk.send({ type: 'change-dropped' })}>
          {t('keep')}
        </Button>
      </div>
      <TimeLeft after={after} />
    </div>
  );
}
