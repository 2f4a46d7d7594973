import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { periodBefore, periodOf, type ReportKind, spanOfPeriod } from '#shared/domain/report-period.ts';
import type { ReportItem } from '#shared/protocol/reports.ts';
import { Button } from '#ui/button.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { byName } from '../lib/by-name.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useMay } from '../lib/use-may.ts';
import { useReportWords } from '../lib/use-report-words.ts';
import { useToday } from '../lib/use-today.ts';
import { useNames } from '../pages/use-names.ts';
import { useServices } from '../services.tsx';
import { CheckField } from './check-field.tsx';
import { Notice } from './notice.tsx';
import { PeriodFields } from './period-fields.tsx';
import styles from './report-part.module.css';
import { SelectField } from './select-field.tsx';

const KINDS: readonly ReportKind[] = ['month', 'quarter', 'year'];

/** Freezes a period of the unit, or of one of its clerks. */
export function ReportMake(props: {
  readonly unit: string;
  /** Those that there are: whether this is another version. */
  readonly items: readonly ReportItem[];
}): ReactNode {
  const { unit, items } = props;
  const t = useReportWords();
  const today = useToday();
  const { reports } = useServices();
  const busy = useStore(reports, (state) => state.busy);
  const [, navigate] = useLocation();
  const [period, setPeriod] = useState(() => periodBefore(periodOf(today, 'month')));
  const [clerk, setClerk] = useState('');
  const [actions, setActions] = useState('');
  const [reason, setReason] = useState('');
  const [isProvisional, setProvisional] = useState(false);
  const [fault, setFault] = useState<'early' | 'reasonMissing' | null>(null);
  const running = today <= spanOfPeriod(period).to;
  const after = items
    .filter((one) => one.unit.id === unit && one.period === period && (one.clerk?.id ?? '') === clerk)
    .reduce((last, { version }) => Math.max(last, version), 0);
  const make = async () => {
    if (running && !isProvisional) return setFault('early');
    if (after > 0 && reason.trim() === '') return setFault('reasonMissing');
    setFault(null);
    const id = await reports.getState().make({
      ...{ unit, clerk: clerk === '' ? null : clerk, period, after, actions },
      ...{ reason: after === 0 ? null : reason, provisional: running },
    });
    if (id !== null) navigate(`/reports/${id}`);
  };
  return (
    <section className={styles.box} aria-labelledby="report-make">
      <h2 id="report-make" className={styles.heading}>
        {t('make.title')}
      </h2>
      <WhatOf {...{ unit, period, setPeriod, clerk, setClerk }} />
      {running && (
        <CheckField label={t('make.provisional')} checked={isProvisional} onChange={setProvisional} />
      )}
      {fault === 'early' && <Notice tone="alarm">{t('make.early')}</Notice>}
      {after > 0 && (
        <TextField
          size="desk"
          label={t('make.reason')}
          hint={t('make.reasonHint', { n: after })}
          maxLength={500}
          value={reason}
          error={fault === 'reasonMissing' ? t('make.reasonMissing') : null}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <TextArea
        size="desk"
        label={t('make.actions')}
        hint={t('make.actionsHint')}
        rows={4}
        maxLength={8_000}
        value={actions}
        onChange={(event) => setActions(event.target.value)}
      />
      <MakeFailure />
      <div>
        <Button size="desk" look="primary" disabled={busy} onClick={() => void make()}>
          {t(busy ? 'make.busy' : 'make.do')}
        </Button>
      </div>
    </section>
  );
}

function WhatOf(props: {
  readonly unit: string;
  readonly period: string;
  readonly setPeriod: (period: string) => void;
  readonly clerk: string;
  readonly setClerk: (clerk: string) => void;
}): ReactNode {
  const { unit, period, setPeriod, clerk, setClerk } = props;
  const t = useReportWords();
  const today = useToday();
  const may = useMay();
  const { directory } = useNames();
  const clerks = (directory?.clerks ?? []).filter((one) => one.unit === unit);
  return (
    <div className={styles.row}>
      <PeriodFields
        kinds={KINDS}
        period={period}
        firstOf={(kind) => periodBefore(periodOf(today, kind))}
        onChoose={setPeriod}
      />
      {may('ratings.read') && (
        <SelectField
          label={t('make.clerk')}
          none={t('make.wholeUnit')}
          options={byName(clerks)}
          value={clerk}
          onChange={setClerk}
        />
      )}
    </div>
  );
}

function MakeFailure(): ReactNode {
  const t = useReportWords();
  const failureText = useFailureText();
  const failure = useStore(useServices().reports, (state) => state.failure);
  if (failure === null) return null;
  const isChanged = failure.type === 'problem' && failure.code === 'report-changed';
  const isEarly = failure.type === 'problem' && failure.code === 'report-early';
  const said = isChanged ? t('make.changed') : isEarly ? t('make.early') : failureText(failure);
  return <Notice tone="alarm">{said}</Notice>;
}
