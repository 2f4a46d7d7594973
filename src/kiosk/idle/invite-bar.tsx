import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { invitationSecondsLeft } from '../invite-steps.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { ContactButton } from '../parts/contact-button.tsx';
import styles from './invite-bar.module.css';
import { useIdleWords } from './use-idle-words.ts';

/** Under the question while an invitation stands: how long, more time, a way to say no, and, as ever, whom to turn to. */
export function InviteBar(): ReactNode {
  useIdleWords();
  const { t } = useTranslation('idle');
  const kiosk = useKiosk();
  const seconds = useKioskState(invitationSecondsLeft);
  return (
    <div className={styles.bar}>
      <p className={styles.left} role="timer">
        {seconds !== null && t('invite.left', { count: seconds })}
      </p>
      <ContactButton disabled={false} />
      <Button look="quiet" onClick={() => kiosk.send({ type: 'touched' })}>
        {t('invite.more')}
      </Button>
      <Button onClick={() => kiosk.send({ type: 'invitation-declined' })}>{t('invite.decline')}</Button>
    </div>
  );
}
