import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import type { LoadedKey } from '../lib/inspectorate-key-file.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { Empty } from '../parts/empty.tsx';
import { IntegrityKeyRow } from '../parts/integrity-key-row.tsx';
import { KeyFileForm } from '../parts/key-file-form.tsx';
import { NewKeyForm } from '../parts/new-key-form.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { UnitPicker } from '../parts/unit-picker.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './office-page.module.css';

/** What stands open on the page: making a key, putting one in force, or nothing. */
type Step = 'make' | 'saved' | 'use' | null;

/** The inspectorate's keys: make one in this browser, put it in force, see what hangs on the former ones. */
export function IntegrityKeysPage(): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { integrityKeys } = useServices();
  const { items, failure } = useStore(integrityKeys);
  const own = useSession((state) => state.session?.unit.id) ?? '';
  const [unit, setUnit] = useState<string>(own);
  const [step, setStep] = useState<Step>(null);
  useEffect(() => void integrityKeys.getState().load(), [integrityKeys]);
  const close = () => setStep(null);
  const use = async ({ held, jwk }: LoadedKey) => {
    const failed = await integrityKeys.getState().act((api) => api.set(unit, jwk));
    if (failed === null) integrityKeys.getState().hold(held);
    return failed;
  };
  return (
    <div className={styles.page}>
      <PageHead title={t('integrityKeys.title')} lead={t('integrityKeys.lead')}>
        {step === null && (
          <div className={styles.actions}>
            <Button size="desk" onClick={() => setStep('use')}>
              {t('integrityKeys.use')}
            </Button>
            <Button size="desk" look="primary" onClick={() => setStep('make')}>
              {t('integrityKeys.make')}
            </Button>
          </div>
        )}
      </PageHead>
      <Loaded />
      {step === 'make' && <NewKeyForm onSaved={() => setStep('saved')} onClose={close} />}
      {step === 'saved' && <Notice>{t('integrityKeys.saved')}</Notice>}
      {(step === 'saved' || step === 'use') && (
        <>
          <UnitPicker unit={unit} onChoose={setUnit} />
          <KeyFileForm
            title={t('integrityKeys.use')}
            lead={t('integrityKeys.useLead')}
            submit={t('integrityKeys.useDo')}
            onLoaded={use}
            onClose={close}
          />
        </>
      )}
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {items === null && failure === null && <p>{t('office.loading')}</p>}
      {items?.length === 0 && step === null && (
        <Empty title={t('integrityKeys.empty')} text={t('integrityKeys.emptyText')} />
      )}
      {items !== null && items.length > 0 && (
        <ul className={styles.rows} aria-label={t('integrityKeys.title')}>
          {items.map((item) => (
            <IntegrityKeyRow key={`${item.unit.id} ${item.id}`} item={item} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Which keys this page can open reports with, and the order to forget them. */
function Loaded(): ReactNode {
  const { t } = useTranslation('admin');
  const { integrityKeys } = useServices();
  const { held, dropHeld } = useStore(integrityKeys);
  if (held.size === 0) return null;
  return (
    <Notice>
      <p>{t('integrityKeys.held', { ids: [...held.keys()].join(', ') })}</p>
      <Button size="desk" look="quiet" onClick={dropHeld}>
        {t('integrityKeys.drop')}
      </Button>
    </Notice>
  );
}
