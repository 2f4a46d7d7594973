import { type ReactNode, useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useStore } from 'zustand';
import { isOfWish } from '../lib/of-wish.ts';
import { namedPeriods, readPeriod } from '../lib/periods.ts';
import { findingsOf, tabletsOf } from '../lib/quality-findings.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import { usePoll } from '../lib/use-poll.ts';
import { useToday } from '../lib/use-today.ts';
import { useUnit } from '../lib/use-unit.ts';
import { Empty } from '../parts/empty.tsx';
import { FlaggedList } from '../parts/flagged-list.tsx';
import { FreshTime, StaleNotice } from '../parts/freshness.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PeriodPicker } from '../parts/period-picker.tsx';
import { QualityFindings } from '../parts/quality-findings.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './overview-page.module.css';
import { useNames } from './use-names.ts';

const REFRESH_MS = 60_000;

/** What makes figures doubtful, each with its evidence and what to do; and the flags, to be decided about by that evidence. */
export function QualityPage(): ReactNode {
  const t = useInsightWords();
  const { quality, devices, takeActivity } = useServices();
  const state = useStore(quality);
  const fleet = useStore(devices, ({ items }) => items);
  useNames();
  const own = useSession(({ session }) => session?.unit.id ?? '');
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  const [unit] = useUnit();
  const [path, navigate] = useLocation();
  const query = new URLSearchParams(useSearch());
  const { from, to } = readPeriod(query, namedPeriods(useToday()).thisMonth);
  const flag = query.get('flag') ?? '';
  const flagState = query.get('state') ?? 'open';
  const load = (background: boolean) =>
    void quality
      .getState()
      .load({ unit, from, to }, { flag, state: flagState === 'all' ? '' : flagState }, background);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read follows from these alone.
  useEffect(() => {
    if (signedIn) load(false);
  }, [quality, signedIn, unit, from, to, flag, flagState]);
  usePoll(() => {
    const background = !takeActivity();
    load(background);
    void devices.getState().refresh(background);
  }, REFRESH_MS);
  const go = (next: Partial<Record<'unit' | 'from' | 'to' | 'flag' | 'state', string>>) =>
    navigate(`${path}?${new URLSearchParams({ unit, from, to, flag, state: flagState, ...next })}`);
  // The two were read together: of another unit or other days, neither is shown.
  const told = state.quality !== null && isOfWish(state.quality, { unit, from, to }) ? state.quality : null;
  const shownAtMs = told === null ? null : state.refreshedAtMs;
  const findings = findingsOf(told, tabletsOf(fleet, unit, own));
  return (
    <div className={styles.page}>
      <PageHead title={t('quality.title')} lead={t('quality.lead')}>
        <FreshTime atMs={state.failure === null ? shownAtMs : null} />
      </PageHead>
      <PeriodPicker unit={unit} period={{ from, to }} onChange={go} />
      <StaleNotice
        atMs={shownAtMs}
        failure={state.failure}
        missing={{ from, to }}
        onRetry={() => load(false)}
      />
      {told !== null && findings.length === 0 && (
        <Empty title={t('quality.none')} text={t('quality.noneText')} />
      )}
      {findings.length > 0 && (
        <QualityFindings
          findings={findings}
          place={{ unit, from, to }}
          perfectFrom={told?.perfectFrom ?? 0}
          more={told?.excess.more === true}
        />
      )}
      {(told !== null || state.failure === null) && (
        <FlaggedList
          items={told === null ? null : state.flagged}
          hasMore={told !== null && state.next !== null}
          filter={{ flag, state: flagState }}
          onFilter={go}
        />
      )}
    </div>
  );
}
