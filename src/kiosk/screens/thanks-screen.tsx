import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '#ui/classes.ts';
import { Frame } from '../parts/frame.tsx';
import { Title } from '../parts/title.tsx';
import styles from './notice-screen.module.css';

/** The same for every answer; it is given nothing that could tell them apart. */
export function ThanksScreen(): ReactNode {
  const { t } = useTranslation('kiosk');
  return (
    <Frame>
      <div className={styles.notice}>
        <svg viewBox="0 0 96 96" className={styles.mark} aria-hidden="true" focusable="false">
          <g fill="none" stroke="currentColor" strokeWidth="5" strokeLinecap="round" strokeLinejoin="round">
            <circle cx="48" cy="48" r="44" />
            <path d="M29 50l13 13 26-29" />
          </g>
        </svg>
        <Title className={classes(styles.title, styles.thanks)}>{t('thanks.title')}</Title>
        <p className={styles.text}>{t('thanks.text')}</p>
      </div>
    </Frame>
  );
}
