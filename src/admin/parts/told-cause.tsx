import { type ReactNode, useEffect, useState } from 'react';
import { monthsAfter } from '#shared/domain/spans.ts';
import type { CaseItem } from '#shared/protocol/cases.ts';
import type { Summary } from '#shared/protocol/summary.ts';
import { complaintReasons } from '../lib/complaint-reasons.ts';
import type { ToldDraft } from '../lib/told-draft.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { useMay } from '../lib/use-may.ts';
import { useToday } from '../lib/use-today.ts';
import { useToldWords } from '../lib/use-told-words.ts';
import styles from '../pages/told-page.module.css';
import { useNames } from '../pages/use-names.ts';
import { useServices } from '../services.tsx';
import { ChoicesField } from './check-field.tsx';
import { Folded } from './folded.tsx';
import { SelectField } from './select-field.tsx';

/** So many months back an entry may come from. */
const MONTHS = 15;

interface CauseProps {
  readonly unit: string;
  readonly draft: ToldDraft;
  readonly onChange: (part: Partial<ToldDraft>) => void;
}

/** Where an entry comes from: a month, a reason that its ratings gave, cases. */
export function ToldCause({ unit, draft, onChange }: CauseProps): ReactNode {
  const t = useToldWords();
  const may = useMay();
  const thisMonth = useToday().slice(0, 7);
  const months = Array.from({ length: MONTHS }, (_, back) => monthsAfter(thisMonth, -back));
  const known = draft.month === '' || months.includes(draft.month) ? months : [...months, draft.month];
  return (
    <>
      <SelectField
        form
        label={t('causeMonth')}
        none={t('causeNone')}
        options={known.map((month) => ({ value: month, label: month.split('-').reverse().join('/') }))}
        value={draft.month}
        onChange={(month) => onChange({ month, reason: '' })}
      />
      {draft.month !== '' && <ReasonField unit={unit} draft={draft} onChange={onChange} />}
      {draft.month !== '' && may('cases.read') && (
        <CasesField unit={unit} draft={draft} onChange={onChange} />
      )}
    </>
  );
}

function ReasonField({ unit, draft, onChange }: CauseProps): ReactNode {
  const t = useToldWords();
  const language = useLanguage();
  const { told } = useServices();
  const { directory } = useNames();
  const { month, reason } = draft;
  const [read, setRead] = useState<Summary['total']['reasons']>([]);
  useEffect(() => {
    let isShown = true;
    void told
      .getState()
      .api.reasons(unit, month)
      .then((answer) => {
        if (isShown) setRead(answer.ok ? answer.value : []);
      });
    return () => {
      isShown = false;
    };
  }, [told, unit, month]);
  const found = complaintReasons(read, directory?.questionnaires ?? [], language);
  const options = found.map(({ code, text, n }) => ({
    value: code,
    label: t('reasonCount', { reason: text, count: n }),
  }));
  const isListed = reason === '' || options.some(({ value }) => value === reason);
  return (
    <SelectField
      form
      label={t('causeReason')}
      none={t('causeReasonNone')}
      options={isListed ? options : [...options, { value: reason, label: reason }]}
      value={reason}
      onChange={(code) => onChange({ reason: code })}
    />
  );
}

function CasesField({ unit, draft, onChange }: CauseProps): ReactNode {
  const t = useToldWords();
  const formats = useFormats();
  const { told } = useServices();
  const [cases, setCases] = useState<readonly CaseItem[]>([]);
  useEffect(() => {
    let isShown = true;
    void told
      .getState()
      .api.cases(unit)
      .then((answer) => {
        if (isShown && answer.ok) setCases(answer.value);
      });
    return () => {
      isShown = false;
    };
  }, [told, unit]);
  const listed = new Set<string>(cases.map(({ id }) => id));
  const options = cases.map(({ id, no, receivedAt }) => ({
    value: id,
    label: t('caseLabel', { no, day: formats.date(receivedAt) }),
  }));
  // Older ones that were chosen before stay chosen.
  const older = draft.cases.filter((id) => !listed.has(id));
  return (
    <div className={styles.whole}>
      <Folded title={`${t('cases')} · ${t('casesCount', { count: draft.cases.length })}`}>
        {cases.length === 0 ? (
          <p>{t('casesNone')}</p>
        ) : (
          <ChoicesField
            label={t('cases')}
            options={options}
            chosen={draft.cases}
            onChange={(chosen) => onChange({ cases: [...older, ...chosen] })}
          />
        )}
      </Folded>
    </div>
  );
}
