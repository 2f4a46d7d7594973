import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '#ui/classes.ts';
import { Frame } from '../parts/frame.tsx';
import { ThanksMark } from '../parts/thanks-mark.tsx';
import { Title } from '../parts/title.tsx';
import styles from './notice-screen.module.css';

/** The thanks alone, with nothing to touch: while what follows them is fetched, or where it cannot be had. */
export function ThanksScreen(): ReactNode {
  const { t } = useTranslation('kiosk');
  return <Words text={t('after.text')} />;
}

/** The last word of a visit, the same for everybody. It has nothing to touch, so that no tap goes further than it was meant. */
export function FarewellScreen({ dropped }: { readonly dropped: boolean }): ReactNode {
  const { t } = useTranslation('kiosk');
  return <Words text={t(dropped ? 'after.farewellDropped' : 'after.farewell')} />;
}

function Words({ text }: { readonly text: string }): ReactNode {
  const { t } = useTranslation('kiosk');
  return (
    <Frame>
      <div className={styles.notice}>
        <ThanksMark className={styles.mark} />
        <Title className={classes(styles.title, styles.thanks)}>{t('after.title')}</Title>
        <p className={styles.text}>{text}</p>
      </div>
    </Frame>
  );
}
