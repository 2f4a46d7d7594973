import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { componentCases } from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { keyed } from '../keyed.ts';
import styles from '../screens/procedure-screen.module.css';

type Components = NonNullable<Procedure['components']>;

/** The papers by case, with how many originals and copies. */
export function ComponentTable({ components }: { readonly components: Components }): ReactNode {
  const { t } = useTranslation('kiosk');
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('procedure.paper')}</th>
          <th scope="col" className={styles.number}>
            {t('procedure.originals')}
          </th>
          <th scope="col" className={styles.number}>
            {t('procedure.copies')}
          </th>
        </tr>
      </thead>
      {componentCases(components).map(({ when, components: papers }) => (
        <tbody key={when ?? ''}>
          {papers.length > 1 && (
            <tr>
              <th scope="rowgroup" colSpan={3} className={styles.case}>
                {when === null ? t('procedure.always') : t('procedure.when', { when })}
              </th>
            </tr>
          )}
          {keyed(papers, ({ name }) => name).map(({ key, item }) => (
            <PaperRow key={key} paper={item} when={papers.length > 1 ? null : when} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface PaperRowProps {
  readonly paper: Components[number];
  /** The case, unless a heading above already says it. */
  readonly when: string | null;
}

function firstUpper(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);
}

function PaperRow({ paper, when }: PaperRowProps): ReactNode {
  const { t } = useTranslation('kiosk');
  return (
    <tr>
      <th scope="row" lang="vi">
        {paper.name}
        {when !== null && <div className={styles.when}>{firstUpper(when)}</div>}
        {paper.formCode !== null && (
          <div className={styles.form}>{t('procedure.form', { code: paper.formCode })}</div>
        )}
      </th>
      <td className={styles.number}>{paper.originals}</td>
      <td className={styles.number}>{paper.copies}</td>
    </tr>
  );
}
