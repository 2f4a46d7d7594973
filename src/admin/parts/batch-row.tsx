import { type ReactNode, useState } from 'react';
import type { TakeHomeBatch } from '#shared/protocol/take-home.ts';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useMay } from '../lib/use-may.ts';
import { useTakeHomeWords } from '../lib/use-take-home-words.ts';
import styles from '../pages/office-page.module.css';
import { useServices } from '../services.tsx';
import { SmallForm } from './small-form.tsx';

/** One batch: how much of it was used, its sheets, and the way to take it back. */
export function BatchRow({ batch }: { readonly batch: TakeHomeBatch }): ReactNode {
  const t = useTakeHomeWords();
  const formats = useFormats();
  const may = useMay();
  const { takeHome } = useServices();
  const [revoking, setRevoking] = useState(false);
  const { no, name, counter, codes, used, validUntil, createdAt, createdBy, revokedAt } = batch;
  const live = revokedAt === null;
  const by = createdBy ?? t('madeBy.nobody');
  return (
    <li className={classes(styles.row, !live && styles.gone)}>
      <div className={styles.what}>
        <p className={styles.name}>{name}</p>
        <p>
          {t('facts', {
            ...{ counter: counter.name, used: formats.number(used), codes: formats.number(codes) },
            day: formats.day(validUntil),
          })}
        </p>
        <p className={styles.soft}>
          {live
            ? t('made', { day: formats.date(createdAt), name: by })
            : t('revoked', { day: formats.date(revokedAt) })}
        </p>
      </div>
      {live && !revoking && may('devices.manage') && (
        <div className={styles.actions}>
          <Button
            size="desk"
            aria-label={t('showOf', { name })}
            onClick={() => void takeHome.getState().openSheets(no)}
          >
            {t('show')}
          </Button>
          <Button
            size="desk"
            look="quiet"
            aria-label={t('revokeOf', { name })}
            onClick={() => setRevoking(true)}
          >
            {t('revoke')}
          </Button>
        </div>
      )}
      {revoking && (
        <div className={styles.wide}>
          <SmallForm
            top
            title={t('revokeOf', { name })}
            lead={t('revokeLead')}
            submit={t('revoke')}
            ready
            onSubmit={() => takeHome.getState().act((api) => api.withdraw(no))}
            onClose={() => setRevoking(false)}
          >
            {null}
          </SmallForm>
        </div>
      )}
    </li>
  );
}
