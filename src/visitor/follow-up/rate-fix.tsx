import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FIX_LEVELS, type FollowedCase } from '#shared/protocol/follow-up.ts';
import { Button } from '#ui/button.tsx';
import styles from './case-view.module.css';
import type { FollowUpState } from './follow-up-store.ts';

export interface RateFixProps {
  readonly state: FollowUpState;
  readonly found: FollowedCase;
}

/** How its writer finds it was settled: one tap, three answers of one size, none of them chosen beforehand. */
export function RateFix({ state, found }: RateFixProps): ReactNode {
  const { t } = useTranslation('visitor', { keyPrefix: 'followUp.rate' });
  const { rated, mayRate } = found;
  if (rated === null && !mayRate) return null;
  return (
    <section className={styles.deed} aria-labelledby="rate">
      <h2 id="rate">{t('title')}</h2>
      {rated === null ? (
        <>
          <p className={styles.soft}>{t('hint')}</p>
          <div className={styles.levels}>
            {FIX_LEVELS.map((level) => (
              <Button key={level} wide disabled={state.busy !== null} onClick={() => void state.rate(level)}>
                {t(`levels.l${level}`)}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <p>{t('said', { level: t(`levels.l${rated}`) })}</p>
      )}
    </section>
  );
}
