import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { useLanguage } from '../lib/use-formats.ts';
import styles from './language-switch.module.css';

/** Both languages by their own names; the one on the screen is pressed. */
export function LanguageSwitch(): ReactNode {
  const { t, i18n } = useTranslation(['admin', 'common']);
  const current = useLanguage();
  return (
    <fieldset className={styles.switch} aria-label={t('admin:masthead.language')}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className={styles.choice}
          aria-pressed={language === current}
          onClick={() => void i18n.changeLanguage(language)}
        >
          {t(`common:language.${language}`)}
        </button>
      ))}
    </fieldset>
  );
}
