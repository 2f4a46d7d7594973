import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { stepGroups } from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { keyed } from '../keyed.ts';
import styles from './detail.module.css';
import { DetailPart } from './detail-part.tsx';
import { Official, OfficialList } from './texts.tsx';

interface CourseProps {
  readonly procedure: Procedure;
}

/** How it goes, by case. */
export function Steps({ procedure }: CourseProps): ReactNode {
  const { t } = useTranslation('procedure');
  const groups = stepGroups(procedure);
  return (
    <DetailPart id="steps" part="steps" title={t('steps')} missing={groups.length === 0}>
      {keyed(groups, ({ when }) => when ?? '').map(({ key, item: { when, steps } }) => (
        <div key={key}>
          {(when !== null || groups.length > 1) && (
            <h3 className={styles.case} lang={when === null ? undefined : 'vi'}>
              {when === null ? t('always') : t('stepsWhen', { when })}
            </h3>
          )}
          <ol lang="vi" className={styles.steps}>
            {keyed(steps, (step) => step).map(({ key: stepKey, item }) => (
              <li key={stepKey} className={styles.official}>
                {item}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </DetailPart>
  );
}

/** What one gets in the end. */
export function Results({ procedure }: CourseProps): ReactNode {
  const { t } = useTranslation('procedure');
  const results = procedure.results ?? [];
  return (
    <DetailPart id="results" part="results" title={t('results')} missing={results.length === 0}>
      <ul lang="vi">
        {keyed(results, ({ name }) => name).map(({ key, item }) => (
          <li key={key}>
            {item.name}
            <span className={styles.small}>
              {[
                ...(item.code === null ? [] : [t('resultCode', { code: item.code })]),
                ...(item.formName === null ? [] : [t('form', { form: item.formName })]),
                ...(item.link === null ? [] : [item.link]),
              ]
                .map((fact) => ` · ${fact}`)
                .join('')}
            </span>
          </li>
        ))}
      </ul>
    </DetailPart>
  );
}

/** Who may ask for it and under which conditions; a description, where there is one. */
export function Conditions({ procedure }: CourseProps): ReactNode {
  const { t } = useTranslation('procedure');
  const { conditions, description } = procedure;
  const subjects = procedure.subjects ?? [];
  return (
    <div id="conditions" className={styles.chapter}>
      <DetailPart part="conditions" title={t('conditions')} missing={conditions === null}>
        <Official text={conditions} />
      </DetailPart>
      <DetailPart title={t('subjects')} missing={subjects.length === 0}>
        <OfficialList items={subjects} />
      </DetailPart>
      {description !== null && (
        <DetailPart title={t('description')}>
          <Official text={description} />
        </DetailPart>
      )}
    </div>
  );
}
