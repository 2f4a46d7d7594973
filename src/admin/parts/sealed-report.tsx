import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Result } from '#shared/lib/result.ts';
import type { SealedBox, SealedFeedback } from '#shared/protocol/sealed-bodies.ts';
import { Button } from '#ui/button.tsx';
import { openReport, type ReportFault } from '../lib/inspectorate-crypto.ts';
import { useServices } from '../services.tsx';
import styles from './case-part.module.css';
import { KeyFileForm } from './key-file-form.tsx';

/** A report that the inspectorate's key alone opens: opened in this page, once its file was loaded. */
export function SealedReport(props: { readonly id: string; readonly box: SealedBox }): ReactNode {
  const { t } = useTranslation('admin');
  const { integrityKeys } = useServices();
  const key = useStore(integrityKeys, ({ held }) => held.get(props.box.key));
  const [asking, setAsking] = useState(false);
  const [other, setOther] = useState(false);
  const [opened, setOpened] = useState<Result<SealedFeedback, ReportFault> | null>(null);
  const { id, box } = props;
  useEffect(() => {
    let current = true;
    setOpened(null);
    if (key !== undefined)
      void openReport(key, id, box).then((result) => {
        if (current) setOpened(result);
      });
    return () => {
      current = false;
    };
  }, [key, id, box]);
  if (opened?.ok) return <Words written={opened.value} />;
  if (opened !== null) return <p role="alert">{t(`integrityKeys.report.${opened.error}`)}</p>;
  return (
    <>
      <p className={styles.soft}>{t('integrityKeys.report.sealed', { key: box.key })}</p>
      {other && <p role="alert">{t('integrityKeys.report.other')}</p>}
      {!asking && (
        <div>
          <Button size="desk" onClick={() => setAsking(true)}>
            {t('integrityKeys.report.open')}
          </Button>
        </div>
      )}
      {asking && (
        <KeyFileForm
          title={t('integrityKeys.report.open')}
          lead={t('integrityKeys.report.lead')}
          submit={t('integrityKeys.report.openDo')}
          onLoaded={async ({ held }) => {
            integrityKeys.getState().hold(held);
            setOther(held.id !== box.key);
            return null;
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Words({ written }: { readonly written: SealedFeedback }): ReactNode {
  const { t } = useTranslation('admin');
  const { text, contact, consent } = written;
  return (
    <>
      <p className={styles.words} lang="vi">
        {text}
      </p>
      {contact !== undefined && (
        <dl className={styles.facts}>
          <dt>{t('integrityKeys.report.contact')}</dt>
          <dd>{[contact.name, contact.phone].filter((one) => one !== undefined).join(' · ')}</dd>
          {consent !== undefined && (
            <>
              <dt>{t('integrityKeys.report.consent')}</dt>
              <dd>{consent.version}</dd>
            </>
          )}
        </dl>
      )}
      <p className={styles.soft}>{t('integrityKeys.report.here')}</p>
    </>
  );
}
