import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpFailure } from './follow-up-api.ts';
import styles from './follow-up-page.module.css';

/** What went wrong and what to do, said aloud as well; nothing when nothing did. */
export function FailureText({ failure }: { readonly failure: FollowUpFailure | null }): ReactNode {
  const { t } = useTranslation('visitor', { keyPrefix: 'followUp.failures' });
  if (failure === null) return null;
  return (
    <p className={styles.failure} role="alert">
      {failure.type === 'throttled' ? t('throttled', { count: failure.seconds }) : t(failure.type)}
    </p>
  );
}
