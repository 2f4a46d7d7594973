import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { classes } from '#ui/classes.ts';
import { countByField } from '../count-by-field.ts';
import { useKiosk } from '../kiosk-context.tsx';
import styles from '../screens/procedures-screen.module.css';
import { NextIcon } from './icons.tsx';

/** Every field with its number of procedures. */
export function FieldList({ procedures }: { readonly procedures: readonly Procedure[] }): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  return (
    <section className={styles.section} aria-labelledby="fields">
      <h2 className={styles.sectionTitle} id="fields">
        {t('procedures.fields')}
      </h2>
      <ul className={classes(styles.list, styles.fields)}>
        {countByField(procedures).map(({ field, count }) => (
          <li key={field}>
            <button
              type="button"
              className={styles.row}
              onClick={() => kiosk.send({ type: 'field-chosen', field })}
            >
              <span className={styles.name} lang="vi">
                {field}
              </span>
              <span className={styles.meta}>{t('procedures.count', { count })}</span>
              <span className={styles.arrow}>
                <NextIcon />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface ProcedureListProps {
  readonly title: string;
  readonly titleLang?: string | undefined;
  readonly procedures: readonly Procedure[];
}

/** Procedures by name and code. */
export function ProcedureList({ title, titleLang, procedures }: ProcedureListProps): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  return (
    <section className={styles.section} aria-labelledby="procedures">
      <div role="status">
        <h2 className={styles.sectionTitle} id="procedures" lang={titleLang}>
          {title}
        </h2>
      </div>
      <ul className={styles.list}>
        {procedures.map(({ code, name }) => (
          <li key={code}>
            <button
              type="button"
              className={styles.row}
              onClick={() => kiosk.send({ type: 'procedure-opened', code })}
            >
              <span className={styles.name} lang="vi">
                {name}
              </span>
              <span className={styles.meta}>{t('procedures.code', { code })}</span>
              <span className={styles.arrow}>
                <NextIcon />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
