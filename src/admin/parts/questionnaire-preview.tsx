import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '#i18n/languages.ts';
import { textIn } from '#i18n/text-in.ts';
import { Button } from '#ui/button.tsx';
import { asTree } from '../lib/tree-value.ts';
import { useLanguage } from '../lib/use-formats.ts';
import { useNames } from '../pages/use-names.ts';
import styles from './questionnaire-preview.module.css';

/** A tablet shows so many topics at most. */
const SHOWN_REASONS = 8;

/** The chosen version as citizens will read it: question, levels of one size, topics. */
export function QuestionnairePreview({ chosen }: { readonly chosen: unknown }): ReactNode {
  const { t } = useTranslation('admin');
  const { directory } = useNames();
  const own = useLanguage();
  const [language, setLanguage] = useState<Language>(own);
  const { id, version } = asTree(chosen);
  const found = directory?.questionnaires.find((one) => one.id === id && one.version === version);
  if (found === undefined) return null;
  return (
    <section className={styles.preview} aria-labelledby="questionnaire-preview">
      <div className={styles.head}>
        <h2 id="questionnaire-preview" className={styles.title}>
          {t('settings.questionnairePreview.title')}
        </h2>
        <fieldset className={styles.languages} aria-label={t('settings.questionnairePreview.language')}>
          {LANGUAGES.map((one) => (
            <Button
              key={one}
              size="desk"
              look="quiet"
              aria-pressed={one === language}
              onClick={() => setLanguage(one)}
            >
              {t(`settings.language.${one}`)}
            </Button>
          ))}
        </fieldset>
      </div>
      <div className={styles.tablet} lang={language}>
        <p className={styles.question}>{textIn(found.question, language)}</p>
        <ol className={styles.levels}>
          {found.levels.map((level) => (
            <li key={level.code} className={styles.level}>
              <span>{textIn(level.label, language)}</span>
            </li>
          ))}
        </ol>
        {found.reasons.length > 0 && (
          <>
            <p className={styles.then}>{t('settings.questionnairePreview.reasons')}</p>
            <ul className={styles.reasons}>
              {found.reasons.slice(0, SHOWN_REASONS).map((reason) => (
                <li key={reason.code} className={styles.reason}>
                  {textIn(reason.topic, language)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p className={styles.note}>
        {found.levels
          .filter((level) => level.satisfied)
          .map((level) => textIn(level.label, own))
          .join(', ')}
        {': '}
        {t('settings.questionnairePreview.satisfied')}
        {'. '}
        {t('settings.questionnairePreview.note')}
      </p>
    </section>
  );
}
