import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import type { AfterScreen } from '../after-state.ts';
import { countdown } from '../after-time.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import styles from './thanks-head.module.css';
import { ThanksMark } from './thanks-mark.tsx';
import { Title } from './title.tsx';

export interface ThanksHeadProps {
  readonly after: AfterScreen;
  readonly still: boolean;
}

/** The thanks, and for a few seconds the way back to the question. */
export function ThanksHead({ after, still }: ThanksHeadProps): ReactNode {
  const { t } = useTranslation(['visit', 'kiosk']);
  const kiosk = useKiosk();
  const changeFor = useKioskState((state) => countdown(state, after).changeFor);
  const over = changeFor === 0;
  return (
    <div className={styles.head}>
      <ThanksMark className={styles.mark} />
      <div className={styles.words}>
        <Title className={styles.title}>{t('kiosk:after.title')}</Title>
        <p>{t('kiosk:after.text')}</p>
      </div>
      <div className={classes(styles.change, over && styles.over)}>
        {/* Stays where it is when its time is over, so that neither the page nor the focus jumps. */}
        <Button aria-disabled={still || over} onClick={() => kiosk.send({ type: 'change-opened' })}>
          {t('visit:change')}
        </Button>
        <p className={styles.time}>
          {over ? t('visit:changeOver') : t('visit:changeFor', { count: changeFor })}
        </p>
      </div>
    </div>
  );
}
