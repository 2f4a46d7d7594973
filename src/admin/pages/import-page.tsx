import { type ReactNode, type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { ImportResult } from '../parts/import-result.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useServices } from '../services.tsx';
import styles from './import-page.module.css';
import { useNames } from './use-names.ts';

/** Bringing in a file that staff carried here from a tablet without a network (SN1). */
export function ImportPage(): ReactNode {
  const { t } = useTranslation('admin');
  const { deviceNames } = useNames();
  const { outcome, send } = useStore(useServices().imports);
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const id = useId();
  const missing = tried && file === null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (file !== null) void send(file);
  };
  return (
    <div className={styles.page}>
      <PageHead title={t('import.title')} lead={t('import.lead')} />
      <form className={styles.form} noValidate onSubmit={submit}>
        <p className={styles.label} id={`${id}-label`}>
          {t('import.file')}
        </p>
        <input
          id={id}
          className={styles.file}
          type="file"
          aria-labelledby={`${id}-label`}
          aria-invalid={missing || undefined}
          aria-describedby={missing ? `${id}-error` : undefined}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        {/* The browser's own button speaks the browser's language, not the page's. */}
        <p className={styles.choice}>
          <label className={styles.choose} htmlFor={id}>
            {t('import.choose')}
          </label>
          <span className={styles.name}>{file?.name ?? t('import.noFile')}</span>
        </p>
        {missing && (
          <p id={`${id}-error`} role="alert" className={styles.error}>
            {t('import.missingFile')}
          </p>
        )}
        <Button look="primary" size="desk" type="submit" disabled={outcome.type === 'sending'}>
          {outcome.type === 'sending' ? t('import.submitting') : t('import.submit')}
        </Button>
      </form>
      <ImportResult outcome={outcome} deviceNames={deviceNames} />
    </div>
  );
}
