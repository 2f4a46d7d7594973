import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { APOLOGY_LETTER as WORDS } from '#i18n/apology-letter.ts';
import { useToday } from '../lib/use-today.ts';
import styles from './apology-sheet.module.css';

export interface ApologySheetProps {
  readonly unit: string;
  readonly to: string;
  readonly place: string;
  readonly text: string;
  readonly signer: string;
  readonly signerName: string;
}

/** The letter as it leaves the printer: A4, the head of a Vietnamese office's paper, in Vietnamese. */
export function ApologySheet({ unit, to, place, text, signer, signerName }: ApologySheetProps): ReactNode {
  const { t } = useTranslation('admin');
  const [year = '', month = '', day = ''] = useToday().split('-');
  const paragraphs = text.split(/\n\s*\n/).filter((one) => one.trim() !== '');
  return (
    <section aria-label={t('cases.letter.paper')}>
      <article className={styles.sheet} lang="vi">
        <header className={styles.head}>
          <p className={styles.unit}>{unit.toLocaleUpperCase('vi')}</p>
          <div>
            <p className={styles.unit}>{WORDS.country}</p>
            <p className={styles.motto}>{WORDS.motto}</p>
          </div>
        </header>
        <p className={styles.date}>{WORDS.date(place.trim(), day, month, year)}</p>
        <h2 className={styles.title}>{WORDS.title}</h2>
        <p className={styles.to}>{`${WORDS.to} ${to.trim() === '' ? WORDS.blank : to.trim()}`}</p>
        {paragraphs.map((paragraph, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no state and no identity but their place.
          <p key={place} className={styles.paragraph}>
            {paragraph}
          </p>
        ))}
        <p className={styles.paragraph}>{WORDS.thanks}</p>
        <footer className={styles.signature}>
          <p className={styles.unit}>{signer.trim() === '' ? WORDS.blank : signer.toLocaleUpperCase('vi')}</p>
          <p className={styles.sign}>{WORDS.sign}</p>
          <p className={styles.unit}>{signerName}</p>
        </footer>
      </article>
    </section>
  );
}
