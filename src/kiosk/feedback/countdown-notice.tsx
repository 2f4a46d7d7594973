import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { secondsLeft } from '../feedback-time.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import styles from './countdown-notice.module.css';

/** Before a draft is wiped, or a receipt leaves, the screen counts down and offers more time, as often as it is wanted. */
export function CountdownNotice({ of }: { readonly of: 'draft' | 'receipt' }): ReactNode {
  const { t } = useTranslation('feedback');
  const kiosk = useKiosk();
  const seconds = useKioskState(secondsLeft);
  return (
    <>
      {/* Said once; the seconds are for the eye. */}
      <div role="status">
        <VisuallyHidden>{seconds !== null && t(`idle.${of}Soon`)}</VisuallyHidden>
      </div>
      {seconds !== null && (
        <div className={styles.notice}>
          <p className={styles.seconds} aria-hidden="true">
            {t(`idle.${of}`, { count: seconds })}
          </p>
          <Button look="primary" onClick={() => kiosk.send({ type: 'touched' })}>
            {t('idle.more')}
          </Button>
        </div>
      )}
    </>
  );
}
