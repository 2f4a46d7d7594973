import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './plain-page.module.css';

/** A page with one thing to do and nothing else: signing in, setting a password. */
export function PlainPage(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('common');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className={styles.page}>
      <div className={styles.sheet}>
        <p className={styles.product}>{t('product')}</p>
        <h1 className={styles.title} ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.children}
      </div>
      <LanguageSwitch />
    </main>
  );
}
