import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { useChecklistBundle } from '../lib/use-checklist-bundle.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useUnit } from '../lib/use-unit.ts';
import { Empty } from '../parts/empty.tsx';
import { StaleNotice } from '../parts/freshness.tsx';
import { LookUp } from '../parts/look-up.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { UnitPicker } from '../parts/unit-picker.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './look-up-page.module.css';

/** What the tablet finds, at the clerk's own keyboard: somebody is waiting at the counter. */
export function LookUpPage(): ReactNode {
  useChecklistBundle();
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { lookUp } = useServices();
  const { shelf, failure } = useStore(lookUp);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  const [unit, choose] = useUnit();
  useEffect(() => {
    if (signedIn) void lookUp.getState().load(unit);
  }, [lookUp, signedIn, unit]);
  const reload = (): void => void lookUp.getState().load(unit);
  const empty = shelf !== null && shelf.procedures.length === 0;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageHead title={t('lookUp.title')} lead={t('lookUp.lead')}>
          {shelf !== null && (
            <p className={styles.read}>
              {t('lookUp.read', {
                count: shelf.procedures.length,
                time: formats.time(new Date(shelf.readAtMs).toISOString()),
              })}
            </p>
          )}
          <Button size="desk" look="quiet" onClick={reload}>
            {t('lookUp.reload')}
          </Button>
        </PageHead>
        <UnitPicker unit={unit} onChoose={choose} />
        <StaleNotice atMs={shelf?.readAtMs ?? null} failure={failure} onRetry={reload} />
        {shelf === null && failure === null && <p role="status">{t('lookUp.loading')}</p>}
        {empty && <Empty title={t('lookUp.empty.title')} text={t('lookUp.empty.text')} />}
      </div>
      {shelf !== null && !empty && <LookUp key={shelf.unit} shelf={shelf} />}
    </div>
  );
}
