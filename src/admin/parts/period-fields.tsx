import type { ReactNode } from 'react';
import { kindOfPeriod, type ReportKind } from '#shared/domain/report-period.ts';
import { reportPeriods } from '../lib/report-periods.ts';
import { usePeriodWords, useReportWords } from '../lib/use-report-words.ts';
import { useToday } from '../lib/use-today.ts';
import { SelectField } from './select-field.tsx';

/** A month, quarter or year: first its kind, then the running one or one of those before it. */
export function PeriodFields(props: {
  /** Kinds in the order in which they are offered. */
  readonly kinds: readonly ReportKind[];
  readonly period: string;
  /** The period that stands there when another kind is chosen. */
  readonly firstOf: (kind: ReportKind) => string;
  readonly onChoose: (period: string) => void;
}): ReactNode {
  const { kinds, period, firstOf, onChoose } = props;
  const t = useReportWords();
  const periodText = usePeriodWords();
  const today = useToday();
  const kind = kindOfPeriod(period);
  return (
    <>
      <SelectField
        label={t('make.kind')}
        none={null}
        options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={kind}
        onChange={(value) => onChoose(firstOf(kinds.find((one) => one === value) ?? kind))}
      />
      <SelectField
        label={t('make.period')}
        none={null}
        options={reportPeriods(today, kind).map((value) => ({ value, label: periodText(value) }))}
        value={period}
        onChange={onChoose}
      />
    </>
  );
}
