import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useMay } from '../lib/use-may.ts';
import { useTakeHomeWords } from '../lib/use-take-home-words.ts';
import { BatchForm } from '../parts/batch-form.tsx';
import { BatchRow } from '../parts/batch-row.tsx';
import { CodeSheets } from '../parts/code-sheets.tsx';
import { Empty } from '../parts/empty.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useServices } from '../services.tsx';
import styles from './office-page.module.css';

/** Printed codes for rating at home: which batches there are, how far they were used, and their sheets. */
export function TakeHomePage(): ReactNode {
  const t = useTakeHomeWords();
  const failureText = useFailureText();
  const may = useMay();
  const { takeHome } = useServices();
  const { items, sheets, failure } = useStore(takeHome);
  const [adding, setAdding] = useState(false);
  useEffect(() => {
    void takeHome.getState().load();
    return () => takeHome.getState().closeSheets();
  }, [takeHome]);
  if (sheets !== null) return <CodeSheets sheets={sheets} />;
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} lead={t('lead')}>
        {!adding && may('devices.manage') && (
          <Button size="desk" look="primary" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </PageHead>
      {adding && <BatchForm onClose={() => setAdding(false)} />}
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {items?.length === 0 && <Empty title={t('empty')} text={t('emptyText')} />}
      {items !== null && items.length > 0 && (
        <ul className={styles.rows} aria-label={t('title')}>
          {items.map((batch) => (
            <BatchRow key={batch.no} batch={batch} />
          ))}
        </ul>
      )}
    </div>
  );
}
