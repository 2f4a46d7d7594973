import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeoplePlan, PeopleRow } from '#shared/protocol/people-import.ts';
import { useFormats } from '../lib/use-formats.ts';
import { Notice } from './notice.tsx';
import styles from './people-plan.module.css';
import { WideFrame } from './wide-frame.tsx';

/** What would become of every row of the file. */
export function PeoplePlanTable({ plan }: { readonly plan: PeoplePlan }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { counts } = plan;
  return (
    <>
      <Notice>
        <p>
          {t('office.import.counts', {
            new: formats.number(counts.new),
            changed: formats.number(counts.changed),
            unchanged: formats.number(counts.unchanged),
            refused: formats.number(counts.refused),
          })}
        </p>
        {plan.unknownColumns.length > 0 && (
          <p>
            {t('office.import.unknownColumns', {
              names: plan.unknownColumns.map(({ text, address }) => `${text} (${address})`).join(', '),
            })}
          </p>
        )}
        {counts.refused > 0 && <p>{t('office.import.refusedHint')}</p>}
      </Notice>
      <WideFrame label={t('office.import.rows')}>
        <table className={styles.table}>
          <caption className={styles.caption}>{t('office.import.rows')}</caption>
          <thead>
            <tr>
              {(['row', 'state', 'name', 'what'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`office.import.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.rows.map((row) => (
              <PlanRow key={row.row} row={row} />
            ))}
          </tbody>
        </table>
      </WideFrame>
    </>
  );
}

const MEMBERS = ['name', 'number', 'title', 'code', 'startedOn', 'leftOn', 'counter'] as const;

function PlanRow({ row }: { readonly row: PeopleRow }): ReactNode {
  const { t } = useTranslation('admin');
  const member = (name: string) => {
    const known = MEMBERS.find((one) => one === name);
    return known === undefined ? name : t(`office.import.members.${known}`);
  };
  const changes = row.changes.map(({ member: name, from, to }) =>
    row.state === 'new'
      ? `${member(name)}: ${to ?? ''}`
      : t('office.history.change', {
          member: member(name),
          from: from ?? t('office.history.nothing'),
          to: to ?? t('office.history.nothing'),
        }),
  );
  const faults = row.faults.map(({ reason, cell, text }) =>
    [cell, t(`office.import.faults.${reason}`), text].filter((one) => one !== null).join(' · '),
  );
  return (
    <tr data-state={row.state}>
      <td>{row.row}</td>
      <td>{t(`office.import.states.${row.state}`)}</td>
      <td>{row.name}</td>
      <td>
        <ul className={styles.lines}>
          {[...faults, ...changes].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
