import { type ReactNode, type SyntheticEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useUnit, useUnitHref } from '../lib/use-unit.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProcedurePreview } from '../parts/procedure-preview.tsx';
import { UnitPicker } from '../parts/unit-picker.tsx';
import { useServices } from '../services.tsx';
import { isRunning } from '../state/procedure-import-store.ts';
import styles from './import-page.module.css';
import page from './page.module.css';

const POLL_MS = 700;

/** Bringing in a list of procedures: chosen, looked at, and only then applied. */
export function ProcedureImportPage(): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { procedureImport } = useServices();
  const { job, sending, unreadable, failure } = useStore(procedureImport);
  const [unit, choose] = useUnit();
  const href = useUnitHref();
  const running = isRunning(job);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void procedureImport.getState().poll(), POLL_MS);
    return () => clearInterval(timer);
  }, [procedureImport, running]);
  return (
    <div className={styles.page}>
      <Link href={href('/procedures')} className={page.link}>
        {t('procedures.back')}
      </Link>
      <PageHead title={t('procedures.imports.title')} lead={t('procedures.imports.lead')} />
      {job === null && <UnitPicker unit={unit} onChoose={choose} />}
      {job === null && <Choice sending={sending} />}
      {unreadable && <Notice tone="alarm">{t('procedures.imports.unreadable')}</Notice>}
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {job !== null && <ProcedurePreview job={job} />}
    </div>
  );
}

function Choice({ sending }: { readonly sending: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  const { procedureImport } = useServices();
  const [file, setFile] = useState<File | null>(null);
  const [as, setAs] = useState<'posted' | 'draft'>('posted');
  const [tried, setTried] = useState(false);
  const id = useId();
  const missing = tried && file === null;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (file !== null) void procedureImport.getState().send(file, as);
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <p className={styles.label} id={`${id}-label`}>
        {t('procedures.imports.file')}
      </p>
      <input
        id={id}
        className={styles.file}
        type="file"
        accept=".json,.csv,.xlsx,.txt"
        aria-labelledby={`${id}-label`}
        aria-invalid={missing || undefined}
        aria-describedby={missing ? `${id}-error` : undefined}
        onChange={(event) => setFile(event.target.files?.[0] ?? null)}
      />
      <p className={styles.choice}>
        <label className={styles.choose} htmlFor={id}>
          {t('procedures.imports.choose')}
        </label>
        <span className={styles.name}>{file?.name ?? t('procedures.imports.noFile')}</span>
      </p>
      {missing && (
        <p id={`${id}-error`} role="alert" className={styles.error}>
          {t('procedures.imports.missing')}
        </p>
      )}
      <fieldset className={styles.as}>
        <legend>{t('procedures.imports.as')}</legend>
        {(['posted', 'draft'] as const).map((value) => (
          <label key={value} className={styles.option}>
            <input type="radio" name="as" checked={as === value} onChange={() => setAs(value)} />
            {t(value === 'posted' ? 'procedures.imports.asPosted' : 'procedures.imports.asDraft')}
          </label>
        ))}
      </fieldset>
      <Button look="primary" size="desk" type="submit" disabled={sending}>
        {sending ? t('procedures.imports.state.reading') : t('procedures.imports.submit')}
      </Button>
    </form>
  );
}
