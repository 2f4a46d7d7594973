import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../pages/overview-page.module.css';

/** One figure, what it rests on, and how it is computed. */
export function Fact(props: {
  readonly label: string;
  readonly value: string;
  readonly how: string;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <section className={styles.fact} aria-label={props.label}>
      <h2 className={styles.label}>{props.label}</h2>
      <p className={styles.big}>{props.value}</p>
      {props.children}
      <details className={styles.how}>
        <summary>{t('overview.how')}</summary>
        <p>{props.how}</p>
      </details>
    </section>
  );
}
