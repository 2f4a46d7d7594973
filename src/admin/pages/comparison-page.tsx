import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { useStore } from 'zustand';
import type { SummaryBy } from '#shared/protocol/summary.ts';
import { Button } from '#ui/button.tsx';
import { summaryCsvUrl } from '../api/summary-api.ts';
import { SORTS } from '../lib/compare-groups.ts';
import { summaryOfWish } from '../lib/of-wish.ts';
import { namedPeriods, readPeriod } from '../lib/periods.ts';
import { useFirstDivision } from '../lib/use-first-division.ts';
import { useLanguage } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import { usePoll } from '../lib/use-poll.ts';
import { useToday } from '../lib/use-today.ts';
import { useUnit } from '../lib/use-unit.ts';
import { ComparisonTable } from '../parts/comparison-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { FreshTime, StaleNotice } from '../parts/freshness.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PeriodPicker } from '../parts/period-picker.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { WeekHeat } from '../parts/week-heat.tsx';
import { useServices } from '../services.tsx';
import styles from './overview-page.module.css';

const REFRESH_MS = 60_000;

/** By what is compared; the rest of what can be divided by is time. */
export const COMPARED_BY = ['unit', 'counter', 'clerk', 'procedure', 'field'] as const;
export type ComparedBy = (typeof COMPARED_BY)[number];

/** Units, counters, clerks, procedures and hours beside each other, with what their figures rest on; all in the address. */
export function ComparisonPage(): ReactNode {
  const t = useInsightWords();
  const { t: common } = useTranslation('common');
  const language = useLanguage();
  const { comparison, download, takeActivity } = useServices();
  const { groups: held, groupsAtMs, groupsFailure, hours, hoursFailure } = useStore(comparison);
  const [unit] = useUnit();
  const [path, navigate] = useLocation();
  const query = new URLSearchParams(useSearch());
  const period = readPeriod(query, namedPeriods(useToday()).thisMonth);
  const { from, to } = period;
  const first = useFirstDivision(unit);
  const wished = COMPARED_BY.find((one) => one === query.get('by')) ?? first;
  const by = wished ?? 'counter';
  const sort = SORTS.find((one) => one === query.get('sort')) ?? 'rateDown';
  const load = (background: boolean) => {
    if (wished !== null) void comparison.getState().load({ unit, from, to }, wished, background);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read follows from these alone.
  useEffect(() => load(false), [comparison, unit, from, to, wished]);
  usePoll(() => load(!takeActivity()), REFRESH_MS);
  const go = (next: Partial<Record<'unit' | 'from' | 'to' | 'by' | 'sort', string>>) =>
    navigate(`${path}?${new URLSearchParams({ unit, from, to, by, sort, ...next })}`);
  const refused = groupsFailure?.type === 'problem' && groupsFailure.code === 'persons-by-month';
  const groups = summaryOfWish(held, { unit, from, to });
  const shown = groups !== null && isShown(groups.by) && !refused ? groups : null;
  const shownAtMs = shown === null ? null : groupsAtMs;
  return (
    <div className={styles.page}>
      <PageHead title={t('comparison.title')} lead={t('comparison.lead')}>
        <Button size="desk" onClick={() => download(summaryCsvUrl({ unit, from, to }, by, language))}>
          {t('comparison.download')}
        </Button>
        <FreshTime atMs={groupsFailure === null ? shownAtMs : null} />
      </PageHead>
      <PeriodPicker unit={unit} period={period} onChange={go} />
      <div className={styles.filters}>
        <SelectField
          label={t('comparison.divide')}
          none={null}
          options={COMPARED_BY.map((one) => ({ value: one, label: t(`comparison.by.${one}`) }))}
          value={by}
          onChange={(value) => go({ by: value })}
        />
        <SelectField
          label={t('comparison.sort')}
          none={null}
          options={SORTS.map((one) => ({ value: one, label: t(`comparison.sorts.${one}`) }))}
          value={sort}
          onChange={(value) => go({ sort: value })}
        />
      </div>
      {refused ? (
        <Notice>
          <p>{t('comparison.personsByMonth')}</p>
        </Notice>
      ) : (
        <StaleNotice atMs={shownAtMs} failure={groupsFailure} missing={period} onRetry={() => load(false)} />
      )}
      {shown === null && groupsFailure === null && <p role="status">{common('loading')}</p>}
      {shown?.groups.length === 0 && <Empty title={t('comparison.empty')} text={t('comparison.emptyText')} />}
      {shown !== null && shown.groups.length > 0 && (
        <ComparisonTable summary={shown} by={shownBy(shown.by)} sort={sort} />
      )}
      <WeekHeat summary={summaryOfWish(hours, { unit, from, to })} failure={hoursFailure} />
    </div>
  );
}

function isShown(by: SummaryBy | null): boolean {
  return COMPARED_BY.some((one) => one === by);
}

/** While the next division is on its way, the one on the screen keeps its own name. */
function shownBy(by: SummaryBy | null): ComparedBy {
  return COMPARED_BY.find((one) => one === by) ?? 'counter';
}
