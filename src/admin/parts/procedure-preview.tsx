import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { textIn } from '#i18n/text-in.ts';
import { IMPORT_ITEM_KINDS, type ImportItem, type ImportJob } from '#shared/protocol/procedure-import.ts';
import { Button } from '#ui/button.tsx';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { useServices } from '../services.tsx';
import { isRunning } from '../state/procedure-import-store.ts';
import { Notice } from './notice.tsx';
import { PartValue } from './part-value.tsx';
import styles from './procedure-preview.module.css';
import { usePartName } from './use-part-name.ts';

/** What a file would do, or did: counts, rows by kind, and what is to be decided. */
export function ProcedurePreview({ job }: { readonly job: ImportJob }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const language = useLanguage();
  const { procedureImport } = useServices();
  const { done, total } = job.progress;
  const listed = (names: readonly string[]) => names.join(', ') || t('procedures.imports.noColumns');
  return (
    <section className={styles.preview} aria-labelledby="import-job">
      <h2 id="import-job">{job.fileName}</h2>
      <p role="status" className={styles.state}>
        {t(`procedures.imports.state.${job.state}`)}
      </p>
      {isRunning(job) && (
        <p className={styles.progress}>
          <progress
            value={total === 0 ? undefined : done}
            max={Math.max(1, total)}
            aria-labelledby="import-job"
          />
          {t('procedures.imports.progress', { done: formats.number(done), total: formats.number(total) })}
        </p>
      )}
      {job.refusal !== null && (
        <Notice tone="alarm">
          <p>{textIn(job.refusal.advice, language)}</p>
          {job.refusal.detail !== null && <p>{job.refusal.detail}</p>}
        </Notice>
      )}
      {job.applied !== null && (
        <Notice>{t('procedures.imports.taken', numbers(job.applied, formats.number))}</Notice>
      )}
      {job.columns.read.length > 0 && (
        <p className={styles.columns}>
          {t('procedures.imports.columns', {
            read: listed(job.columns.read),
            ignored: listed(job.columns.ignored),
          })}
        </p>
      )}
      <Kinds job={job} />
      {job.state === 'preview' && <Decision />}
      {(job.state === 'reading' || job.state === 'preview') && (
        <Button size="desk" onClick={() => void procedureImport.getState().cancel()}>
          {t('procedures.imports.cancel')}
        </Button>
      )}
      {!isRunning(job) && job.state !== 'preview' && (
        <Button size="desk" onClick={() => procedureImport.getState().forget()}>
          {t('procedures.imports.again')}
        </Button>
      )}
    </section>
  );
}

function numbers<T extends Readonly<Record<string, number>>>(
  values: T,
  format: (value: number) => string,
): { [K in keyof T]: string } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, format(value)])) as {
    [K in keyof T]: string; // the same keys
  };
}

function Kinds({ job }: { readonly job: ImportJob }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { kind, items, next, show, loadMore } = useStore(useServices().procedureImport);
  const known = IMPORT_ITEM_KINDS.filter((each) => (job.counts[each] ?? 0) > 0);
  return (
    <>
      <div className={styles.kinds}>
        {known.map((each) => (
          <Button key={each} size="desk" aria-pressed={kind === each} onClick={() => void show(each)}>
            {t('procedures.imports.show', {
              kind: t(`procedures.imports.kind.${each}`),
              n: formats.number(job.counts[each] ?? 0),
            })}
          </Button>
        ))}
      </div>
      {kind !== null && (
        <ul className={styles.items} aria-label={t(`procedures.imports.kind.${kind}`)}>
          {items.map((item) => (
            <Item key={item.no} item={item} />
          ))}
        </ul>
      )}
      {next !== null && (
        <Button size="desk" onClick={() => void loadMore()}>
          {t('procedures.more')}
        </Button>
      )}
    </>
  );
}

function Item({ item }: { readonly item: ImportItem }): ReactNode {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  const partName = usePartName();
  const { refusal } = item;
  const place = (row: number | null, column: string | null) =>
    column === null
      ? t('procedures.imports.place', { row: row ?? '–' })
      : t('procedures.imports.placeColumn', { row: row ?? '–', column });
  return (
    <li className={styles.item}>
      <p lang="vi">
        <strong>{item.code ?? place(item.row, null)}</strong> {item.name}
      </p>
      {refusal !== null && (
        <p className={styles.refusal}>
          {`${place(refusal.row, refusal.column)}: ${textIn(refusal.message, language)}`}
        </p>
      )}
      {item.notes.map((note) => (
        <p key={`${note.code} ${note.column ?? ''}`} className={styles.note}>
          {textIn(note.message, language)}
        </p>
      ))}
      {item.conflict && <p className={styles.refusal}>{t('procedures.imports.conflict')}</p>}
      {item.changes.map((change) => (
        <div key={change.part} className={styles.change} lang="vi">
          <p className={styles.part}>{partName(change.part)}</p>
          <del>
            <PartValue value={change.before} />
          </del>
          <ins>
            <PartValue value={change.after} />
          </ins>
        </div>
      ))}
    </li>
  );
}

const OPTIONS = ['allOrNothing', 'withdrawMissing', 'repost'] as const;

function Decision(): ReactNode {
  const { t } = useTranslation('admin');
  const { procedureImport } = useServices();
  const [chosen, setChosen] = useState({ allOrNothing: false, withdrawMissing: false, repost: false });
  return (
    <fieldset className={styles.decision}>
      <legend>{t('procedures.imports.options')}</legend>
      {OPTIONS.map((option) => (
        <label key={option} className={styles.option}>
          <input
            type="checkbox"
            checked={chosen[option]}
            onChange={(event) => setChosen({ ...chosen, [option]: event.target.checked })}
          />
          {t(`procedures.imports.${option}`)}
        </label>
      ))}
      <div>
        <Button size="desk" look="primary" onClick={() => void procedureImport.getState().apply(chosen)}>
          {t('procedures.imports.apply')}
        </Button>
      </div>
    </fieldset>
  );
}
