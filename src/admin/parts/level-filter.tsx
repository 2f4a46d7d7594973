import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { textIn } from '#i18n/text-in.ts';
import type { RatingFilter } from '#shared/protocol/rating-query.ts';
import type { Directory } from '../api/directory-api.ts';
import { useLanguage } from '../lib/use-formats.ts';
import styles from './rating-filters.module.css';

/** Levels of the question that is asked now. A code means nothing without its question, so both are filtered by. */
export function LevelFilter(props: {
  readonly filter: RatingFilter;
  readonly directory: Directory | null;
  readonly onChange: (filter: RatingFilter) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  const { filter, directory, onChange } = props;
  const questionnaire = directory?.questionnaires.find(({ current }) => current);
  if (questionnaire === undefined) return null;
  const chosen = new Set(filter.questionnaire === questionnaire.id ? filter.level : []);
  const toggle = (code: number) => {
    const level = questionnaire.levels
      .map((each) => each.code)
      .filter((each) => (each === code ? !chosen.has(each) : chosen.has(each)));
    onChange(
      level.length === 0
        ? { ...filter, level: undefined, questionnaire: undefined }
        : { ...filter, level, questionnaire: questionnaire.id },
    );
  };
  return (
    <fieldset className={styles.levels}>
      <legend className={styles.label}>{t('ratings.level')}</legend>
      {questionnaire.levels.map((level) => (
        <label key={level.code} className={styles.level}>
          <input
            type="checkbox"
            className={styles.box}
            checked={chosen.has(level.code)}
            onChange={() => toggle(level.code)}
          />
          {textIn(level.label, language)}
        </label>
      ))}
    </fieldset>
  );
}
