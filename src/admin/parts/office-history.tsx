import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { UnitHistory } from '#shared/protocol/office-admin.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from '../pages/office-page.module.css';
import { useServices } from '../services.tsx';
import { Empty } from './empty.tsx';
import { Notice } from './notice.tsx';

/** What was done to the unit, its counters and its people, newest first. */
export function OfficeHistory({ unit }: { readonly unit: string }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { office } = useServices();
  const { history, failure } = useStore(office);
  useEffect(() => void office.getState().loadHistory(unit), [office, unit]);
  const lines = (history ?? []).map((item, at) => ({ item, key: `${item.at} ${at}` }));
  return (
    <section className={styles.section} aria-labelledby="office-history">
      <h2 id="office-history" className={styles.heading}>
        {t('office.history.title')}
      </h2>
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {history === null && failure === null && <p>{t('office.loading')}</p>}
      {history?.length === 0 && (
        <Empty title={t('office.history.empty')} text={t('office.history.emptyText')} />
      )}
      {lines.length > 0 && (
        <ol className={styles.rows} aria-label={t('office.history.title')}>
          {lines.map(({ item, key }) => (
            <HistoryLine key={key} item={item} />
          ))}
        </ol>
      )}
    </section>
  );
}

const MEMBERS = [
  'name',
  'number',
  'title',
  'code',
  'startedOn',
  'leftOn',
  'parent',
  'kind',
  'timeZone',
] as const;

function HistoryLine({ item }: { readonly item: UnitHistory['items'][number] }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const subject = item.subject?.name ?? item.subject?.id;
  const what = t(`office.history.events.${item.event}`);
  const member = (name: string) => {
    const known = MEMBERS.find((one) => one === name);
    return known === undefined ? name : t(`office.history.members.${known}`);
  };
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <p className={styles.name}>{subject === undefined ? what : `${what}: ${subject}`}</p>
        {item.changes.map((change) => (
          <p key={change.member}>
            {t('office.history.change', {
              member: member(change.member),
              from: change.from ?? t('office.history.nothing'),
              to: change.to ?? t('office.history.nothing'),
            })}
          </p>
        ))}
        <p className={styles.soft}>
          {[formats.dateTime(item.at), item.by ?? t('office.history.program'), item.note]
            .filter((fact) => fact !== null)
            .join(' · ')}
        </p>
      </div>
    </li>
  );
}
