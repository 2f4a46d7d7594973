import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntegrityKeyItem } from '#shared/protocol/integrity-keys.ts';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from '../pages/office-page.module.css';
import { useServices } from '../services.tsx';
import { SmallForm } from './small-form.tsx';

/** One key: whose, since when, and how many reports it alone still opens. */
export function IntegrityKeyRow({ item }: { readonly item: IntegrityKeyItem }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { integrityKeys } = useServices();
  const [ending, setEnding] = useState(false);
  const live = item.endedAt === null;
  const title = t('integrityKeys.endOf', { unit: item.unit.name });
  const facts = [
    t('integrityKeys.since', { time: formats.dateTime(item.since), name: item.by }),
    item.endedAt === null
      ? t('integrityKeys.inForce')
      : t('integrityKeys.ended', { time: formats.dateTime(item.endedAt) }),
  ];
  return (
    <li className={classes(styles.row, !live && styles.gone)}>
      <div className={styles.what}>
        <p className={styles.name}>{item.unit.name}</p>
        <p translate="no">{item.id}</p>
        <p className={styles.soft}>{facts.join(' · ')}</p>
        <p>
          {item.sealed === 0
            ? t('integrityKeys.nothingSealed')
            : t('integrityKeys.sealed', { n: formats.number(item.sealed) })}
        </p>
      </div>
      {live && !ending && (
        <div className={styles.actions}>
          <Button size="desk" look="quiet" aria-label={title} onClick={() => setEnding(true)}>
            {t('integrityKeys.end')}
          </Button>
        </div>
      )}
      {ending && (
        <div className={styles.wide}>
          <SmallForm
            top
            title={title}
            lead={t('integrityKeys.endLead')}
            submit={t('integrityKeys.endDo')}
            ready
            onSubmit={() => integrityKeys.getState().act((api) => api.end(item.unit.id))}
            onClose={() => setEnding(false)}
          >
            {null}
          </SmallForm>
        </div>
      )}
    </li>
  );
}
