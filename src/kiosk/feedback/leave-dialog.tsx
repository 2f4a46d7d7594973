import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import styles from './leave-dialog.module.css';

/** Nobody loses what they wrote by one slip of a finger. */
export function LeaveDialog(): ReactNode {
  const { t } = useTranslation('feedback');
  const kiosk = useKiosk();
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed before it is taken off the page: only then does the focus go back to where it came from.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const stay = (): void => kiosk.send({ type: 'leave-cancelled' });
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="leave-title"
      aria-describedby="leave-text"
      onCancel={(event) => {
        event.preventDefault();
        stay();
      }}
    >
      <div className={styles.sheet}>
        <h1 id="leave-title" className={styles.title}>
          {t('leave.title')}
        </h1>
        <p id="leave-text">{t('leave.text')}</p>
        <div className={styles.ways}>
          <Button look="primary" onClick={stay}>
            {t('leave.stay')}
          </Button>
          <Button onClick={() => kiosk.send({ type: 'leave-confirmed' })}>{t('leave.leave')}</Button>
        </div>
      </div>
    </dialog>
  );
}
