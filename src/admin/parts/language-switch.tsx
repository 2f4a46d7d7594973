import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bringAdminWords } from '#i18n/admin-words.ts';
import { LANGUAGES, type Language } from '#i18n/languages.ts';
import { useLanguage } from '../lib/use-formats.ts';
import styles from './language-switch.module.css';
import { Notice } from './notice.tsx';

/** Both languages by their own names; the one on the screen is pressed, and stays until the other's words are there. */
export function LanguageSwitch(): ReactNode {
  const { t, i18n } = useTranslation(['admin', 'common']);
  const current = useLanguage();
  const [missing, setMissing] = useState(false);
  const speak = async (language: Language): Promise<void> => {
    try {
      await bringAdminWords(i18n, language);
      await i18n.changeLanguage(language);
      setMissing(false);
    } catch {
      setMissing(true);
    }
  };
  return (
    <fieldset className={styles.switch} aria-label={t('admin:masthead.language')}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className={styles.choice}
          aria-pressed={language === current}
          onClick={() => void speak(language)}
        >
          {t(`common:language.${language}`)}
        </button>
      ))}
      {missing && <Notice tone="alarm">{t('admin:masthead.languageMissing')}</Notice>}
    </fieldset>
  );
}
