import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { TransactionPlan, TransactionRow } from '#shared/protocol/transactions.ts';
import { Button } from '#ui/button.tsx';
import { readFileBytes } from '../lib/read-file.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import office from '../pages/office-page.module.css';
import styles from '../pages/overview-page.module.css';
import { useServices } from '../services.tsx';
import form from './device-form.module.css';
import { Notice } from './notice.tsx';
import plans from './people-plan.module.css';

interface Looked {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly plan: TransactionPlan;
}

/** A file of days and people served: what would become of every row is shown first, and taken in exactly so. */
export function TransactionImport(props: { readonly unit: string; readonly onDone: () => void }): ReactNode {
  const t = useInsightWords();
  const failureText = useFailureText();
  const { quality } = useServices();
  const { api } = useStore(quality);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly tone: 'plain' | 'alarm'; readonly text: string } | null>(null);

  const look = async (file: File | undefined) => {
    if (file === undefined) return;
    setLooked(null);
    setSaid(null);
    setBusy(true);
    const bytes = await readFileBytes(file);
    const answer = bytes === null ? null : await api.transactionFile(props.unit, bytes, null);
    setBusy(false);
    if (bytes === null || answer === null) setSaid({ tone: 'alarm', text: t('transactions.gone') });
    else if (answer.ok) setLooked({ bytes, plan: answer.value });
    else setSaid({ tone: 'alarm', text: failureText(answer.error) });
  };
  const apply = async ({ bytes, plan }: Looked) => {
    setBusy(true);
    const done = await api.transactionFile(props.unit, bytes, plan.plan);
    setBusy(false);
    if (done.ok) {
      setLooked(null);
      setSaid({ tone: 'plain', text: t('transactions.done', { n: plan.counts.new + plan.counts.changed }) });
      return props.onDone();
    }
    const isOld = done.error.type === 'problem' && done.error.code === 'plan-changed';
    setSaid({ tone: 'alarm', text: isOld ? t('transactions.planChanged') : failureText(done.error) });
  };
  return (
    <div className={styles.section}>
      <label className={office.file}>
        <span className={office.name}>{t('transactions.file')}</span>
        <input
          type="file"
          accept=".xlsx,.xls,.csv,text/csv"
          onChange={(event) => void look(event.target.files?.[0])}
        />
      </label>
      <p className={styles.soft}>{t('transactions.columns')}</p>
      {busy && <p role="status">{t('transactions.reading')}</p>}
      {said !== null && <Notice tone={said.tone}>{said.text}</Notice>}
      {looked !== null && (
        <Preview plan={looked.plan}>
          <Button
            look="primary"
            size="desk"
            disabled={busy || wanted(looked.plan) === 0}
            onClick={() => void apply(looked)}
          >
            {t('transactions.apply', { n: wanted(looked.plan) })}
          </Button>
        </Preview>
      )}
    </div>
  );
}

function wanted({ counts }: TransactionPlan): number {
  return counts.new + counts.changed;
}

function Preview(props: { readonly plan: TransactionPlan; readonly children: ReactNode }): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { counts, unknownColumns, rows } = props.plan;
  return (
    <>
      <Notice>
        <p>
          {t('transactions.counts', {
            new: formats.number(counts.new),
            changed: formats.number(counts.changed),
            unchanged: formats.number(counts.unchanged),
            refused: formats.number(counts.refused),
          })}
        </p>
        {unknownColumns.length > 0 && (
          <p>
            {t('transactions.unknownColumns', {
              names: unknownColumns.map(({ text, address }) => `${text} (${address})`).join(', '),
            })}
          </p>
        )}
        {wanted(props.plan) === 0 && <p>{t('transactions.nothing')}</p>}
      </Notice>
      <div className={plans.scroll}>
        <table className={plans.table}>
          <caption className={plans.caption}>{t('transactions.preview')}</caption>
          <thead>
            <tr>
              {(['row', 'day', 'state', 'before', 'n', 'ratings'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`transactions.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PreviewRow key={row.row} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <div className={form.actions}>{props.children}</div>
    </>
  );
}

function PreviewRow({ row }: { readonly row: TransactionRow }): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { state, fault, day, before, n, ratings } = row;
  const isExcess = fault === null && n !== null && ratings > n;
  const remark = fault === null ? (isExcess ? t('transactions.excess') : null) : faultText(fault);
  function faultText({ reason, cell, text }: NonNullable<TransactionRow['fault']>): string {
    return [t(`transactions.faults.${reason}`), cell, text].filter((one) => one !== null).join(' · ');
  }
  return (
    <tr data-state={state}>
      <td>{row.row}</td>
      <td>{day === null ? '–' : formats.day(day)}</td>
      <td>{[t(`transactions.states.${state}`), remark].filter((one) => one !== null).join(': ')}</td>
      <td>{before === null ? '–' : formats.number(before)}</td>
      <td>{n === null ? '–' : formats.number(n)}</td>
      <td>{formats.number(ratings)}</td>
    </tr>
  );
}
