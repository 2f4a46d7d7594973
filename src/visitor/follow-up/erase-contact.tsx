import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowedCase } from '#shared/protocol/follow-up.ts';
import { Button } from '#ui/button.tsx';
import styles from './case-view.module.css';
import type { FollowUpState } from './follow-up-store.ts';

export interface EraseContactProps {
  readonly state: FollowUpState;
  readonly contact: FollowedCase['contact'];
}

/** Consent is taken back here, as it was promised where it was given. What cannot be undone is asked once more. */
export function EraseContact({ state, contact }: EraseContactProps): ReactNode {
  const { t } = useTranslation('visitor', { keyPrefix: 'followUp.erase' });
  const [asked, setAsked] = useState(false);
  const everything = contact === 'with-everything';
  return (
    <section className={styles.deed} aria-labelledby="erase">
      <h2 id="erase">{t('title')}</h2>
      <p className={styles.soft}>{t(everything ? 'withEverything' : contact)}</p>
      {(contact === 'kept' || everything) &&
        (asked ? (
          <>
            <p role="alert">{t(everything ? 'sureEverything' : 'sure')}</p>
            <div className={styles.ways}>
              <Button size="desk" disabled={state.busy !== null} onClick={() => void state.erase()}>
                {state.busy === 'erase' ? t('sending') : t(everything ? 'confirmEverything' : 'confirm')}
              </Button>
              <Button look="quiet" size="desk" onClick={() => setAsked(false)}>
                {t('cancel')}
              </Button>
            </div>
          </>
        ) : (
          <Button size="desk" onClick={() => setAsked(true)}>
            {t('open')}
          </Button>
        ))}
    </section>
  );
}
