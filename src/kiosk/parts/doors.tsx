import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { ContactButton } from './contact-button.tsx';
import styles from './doors.module.css';
import { SearchIcon, SpeechIcon } from './icons.tsx';

export interface DoorsProps {
  readonly disabled?: boolean | undefined;
  /** Also the door to the ways to reach the office, where they do not stand there already. */
  readonly contact?: boolean | undefined;
}

/** What is open to everybody from every screen on which a visit begins. */
export function Doors({ disabled = false, contact = false }: DoorsProps): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  return (
    <div className={styles.doors}>
      {contact && <ContactButton disabled={disabled} />}
      <FeedbackButton disabled={disabled} />
      <Button disabled={disabled} onClick={() => kiosk.send({ type: 'procedures-opened' })}>
        <SearchIcon />
        {t('question.procedures')}
      </Button>
    </div>
  );
}

/** One door to every kind of feedback, where the unit takes any. */
function FeedbackButton({ disabled }: { readonly disabled: boolean }): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  const taken = useKioskState(({ office }) => (office?.content.settings.feedback.doors.length ?? 0) > 0);
  return (
    taken && (
      <Button disabled={disabled} onClick={() => kiosk.send({ type: 'feedback-opened' })}>
        <SpeechIcon />
        {t('question.feedback')}
      </Button>
    )
  );
}
