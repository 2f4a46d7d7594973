import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { Button } from '#ui/button.tsx';
import styles from './page.module.css';

export interface PageProps {
  /** Of the window. */
  readonly title: string;
  readonly children: ReactNode;
}

/** The page around everything that a phone shows: whose it is, the other language, one column. */
export function Page({ title, children }: PageProps): ReactNode {
  const { t, i18n } = useTranslation(['visitor', 'common']);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <p className={styles.product}>{t('common:product')}</p>
        <nav aria-label={t('visitor:language')}>
          {LANGUAGES.filter((language) => language !== i18n.language).map((language) => (
            <Button
              key={language}
              look="quiet"
              size="desk"
              lang={language}
              onClick={() => void i18n.changeLanguage(language)}
            >
              {t(`common:language.${language}`)}
            </Button>
          ))}
        </nav>
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
