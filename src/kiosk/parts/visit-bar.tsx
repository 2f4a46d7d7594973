import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import type { AfterScreen } from '../after-state.ts';
import { countdown } from '../after-time.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import styles from './visit-bar.module.css';

/** From here on the end is announced, once. */
const SOON_SECONDS = 10;

export interface VisitBarProps {
  readonly after: AfterScreen;
  readonly still: boolean;
  /** Questions of the optional module follow. */
  readonly goesOn: boolean;
}

/** How long the screen stays, more time for who needs it, and the way out. */
export function VisitBar({ after, still, goesOn }: VisitBarProps): ReactNode {
  const { t } = useTranslation('visit');
  const kiosk = useKiosk();
  return (
    <div className={styles.bar}>
      <TimeLeft after={after} />
      <div className={styles.ways}>
        {goesOn && (
          <Button look="primary" aria-disabled={still} onClick={() => kiosk.send({ type: 'page-finished' })}>
            {t('goOn')}
          </Button>
        )}
        <Button
          look={goesOn ? 'plain' : 'primary'}
          aria-disabled={still}
          onClick={() => kiosk.send({ type: 'finished' })}
        >
          {t('done')}
        </Button>
      </div>
    </div>
  );
}

/** The seconds are to be seen, not to be read out one by one; only that the end is near is said aloud. */
export function TimeLeft({ after }: { readonly after: AfterScreen }): ReactNode {
  const { t } = useTranslation('visit');
  const kiosk = useKiosk();
  const endsIn = useKioskState((state) => countdown(state, after).endsIn);
  return (
    <div className={styles.time}>
      <p className={styles.seconds}>{t('endsIn', { count: endsIn })}</p>
      <Button onClick={() => kiosk.send({ type: 'more-time' })}>{t('moreTime')}</Button>
      <div role="status">
        <VisuallyHidden>{endsIn <= SOON_SECONDS && t('endsSoon')}</VisuallyHidden>
      </div>
    </div>
  );
}
