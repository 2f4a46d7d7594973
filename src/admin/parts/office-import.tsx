import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PEOPLE_LISTS, type PeopleList, type PeoplePlan } from '#shared/protocol/people-import.ts';
import { Button } from '#ui/button.tsx';
import { readFileBytes } from '../lib/read-file.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import styles from '../pages/office-page.module.css';
import { useServices } from '../services.tsx';
import form from './device-form.module.css';
import { Notice } from './notice.tsx';
import { PeoplePlanTable } from './people-plan.tsx';
import { SelectField } from './select-field.tsx';

interface Looked {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly list: PeopleList;
  readonly plan: PeoplePlan;
}

/** Counters and clerks from a table: what would become of every row is shown first, and taken in exactly so. */
export function OfficeImport({ unit }: { readonly unit: string }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { office } = useServices();
  const [list, setList] = useState<PeopleList>('clerks');
  const [looked, setLooked] = useState<Looked | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const look = async (file: File | undefined) => {
    if (file === undefined) return;
    setLooked(null);
    setBusy(true);
    const bytes = await readFileBytes(file);
    const answer = bytes === null ? null : await office.getState().api.importPeople(unit, list, bytes, null);
    setBusy(false);
    if (bytes === null || answer === null) return setFailure(t('office.import.gone'));
    setFailure(answer.ok ? null : failureText(answer.error));
    if (answer.ok) setLooked({ bytes, list, plan: answer.value });
  };
  const apply = async ({ bytes, list: chosen, plan }: Looked) => {
    setBusy(true);
    const said = t('office.import.done', { new: plan.counts.new, changed: plan.counts.changed });
    const failed = await office
      .getState()
      .act((api) => api.importPeople(unit, chosen, bytes, plan.plan), { said, undo: null });
    setBusy(false);
    setFailure(failed === null ? null : failureText(failed));
    if (failed === null) setLooked(null);
  };
  return (
    <section className={styles.section} aria-labelledby="office-import">
      <h2 id="office-import" className={styles.heading}>
        {t('office.import.title')}
      </h2>
      <p className={styles.soft}>{t('office.import.lead')}</p>
      <div className={form.fields}>
        <SelectField
          label={t('office.import.list')}
          none={null}
          options={PEOPLE_LISTS.map((one) => ({ value: one, label: t(`office.import.lists.${one}`) }))}
          value={list}
          form
          onChange={(value) => {
            setLooked(null);
            setList(PEOPLE_LISTS.find((one) => one === value) ?? list);
          }}
        />
        <label className={styles.file}>
          <span className={styles.name}>{t('office.import.file')}</span>
          <input
            key={list}
            type="file"
            accept=".xlsx,.csv,text/csv"
            onChange={(event) => void look(event.target.files?.[0])}
          />
        </label>
      </div>
      <p className={styles.soft}>{t(`office.import.columns.${list}`)}</p>
      {busy && <p role="status">{t('office.import.reading')}</p>}
      {failure !== null && <Notice tone="alarm">{failure}</Notice>}
      {looked !== null && (
        <>
          <PeoplePlanTable plan={looked.plan} />
          <div className={form.actions}>
            <Button
              look="primary"
              size="desk"
              disabled={busy || looked.plan.counts.new + looked.plan.counts.changed === 0}
              onClick={() => void apply(looked)}
            >
              {t('office.import.apply', { n: looked.plan.counts.new + looked.plan.counts.changed })}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
