import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import { useStore } from 'zustand';
import type { SummaryBy } from '#shared/protocol/summary.ts';
import { Button } from '#ui/button.tsx';
import { summaryCsvUrl } from '../api/summary-api.ts';
import { isOfWish, summaryOfWish } from '../lib/of-wish.ts';
import { namedPeriods, readPeriod, spansOf } from '../lib/periods.ts';
import { tabletsOf } from '../lib/quality-findings.ts';
import { useFirstDivision } from '../lib/use-first-division.ts';
import { useLanguage } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import { useMay } from '../lib/use-may.ts';
import { usePoll } from '../lib/use-poll.ts';
import { useToday } from '../lib/use-today.ts';
import { useUnit } from '../lib/use-unit.ts';
import { AttentionTiles } from '../parts/attention-tiles.tsx';
import { FigureGroups } from '../parts/figure-groups.tsx';
import { FigureHead } from '../parts/figure-head.tsx';
import { FigureHome } from '../parts/figure-home.tsx';
import { FigureLevels } from '../parts/figure-levels.tsx';
import { FigureReasons } from '../parts/figure-reasons.tsx';
import { FigureTrend } from '../parts/figure-trend.tsx';
import { FreshTime, StaleNotice } from '../parts/freshness.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PeriodPicker } from '../parts/period-picker.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './overview-page.module.css';
import rows from './page.module.css';

const REFRESH_MS = 60_000;

/** How a unit does in a period: the rate with its n and interval, who was asked, what was said, over time and by what. */
export function OverviewPage(): ReactNode {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  const words = useInsightWords();
  const { summary, quality, devices, download, takeActivity } = useServices();
  const attention = useStore(quality, (own) => own.attention);
  const may = useMay();
  const fleet = useStore(devices, ({ items }) => items);
  const own = useSession(({ session }) => session?.unit.id ?? '');
  const state = useStore(summary);
  const [unit] = useUnit();
  const [path, navigate] = useLocation();
  const query = new URLSearchParams(useSearch());
  const period = readPeriod(query, namedPeriods(useToday()).thisMonth);
  const first = useFirstDivision(unit);
  const [chosen, setBy] = useState<SummaryBy | null>(null);
  const by = chosen ?? first;
  const { from, to } = period;
  const loadFigures = (background: boolean) =>
    void summary.getState().load({ unit, from, to }, spansOf({ from, to }), background);
  const loadDivided = (background: boolean) => {
    if (by !== null) void summary.getState().divide({ unit, from, to }, by, background);
  };
  const loadAttention = (background: boolean) =>
    void quality.getState().loadAttention({ unit, from, to }, background);
  const load = (background: boolean) => {
    loadFigures(background);
    loadAttention(background);
    loadDivided(background);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read follows from these alone.
  useEffect(() => loadFigures(false), [summary, unit, from, to]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same, whatever the figures are divided by.
  useEffect(() => loadAttention(false), [quality, unit, from, to]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same again, by what it is divided.
  useEffect(() => loadDivided(false), [summary, unit, from, to, by]);
  usePoll(() => load(!takeActivity()), REFRESH_MS);
  const go = (next: { readonly unit: string; readonly from: string; readonly to: string }) =>
    navigate(`${path}?${new URLSearchParams(next)}`);
  const wish = { unit, from, to };
  const trend = summaryOfWish(state.trend, wish);
  const divided = summaryOfWish(state.divided, wish);
  // As old as the older of what is on the screen.
  const ages = [trend === null ? null : state.trendAtMs, divided === null ? null : state.dividedAtMs];
  const shownAtMs = trend === null ? null : Math.min(...ages.filter((atMs) => atMs !== null));
  const place = may('ratings.read') ? wish : undefined;
  return (
    <div className={styles.page}>
      <PageHead title={t('overview.title')} lead={t('overview.lead')}>
        <Button
          size="desk"
          onClick={() => download(summaryCsvUrl({ unit, from, to }, by ?? 'counter', language))}
        >
          {t('overview.download')}
        </Button>
        <FreshTime atMs={state.failure === null ? shownAtMs : null} />
      </PageHead>
      <PeriodPicker unit={unit} period={period} onChange={go} />
      <StaleNotice atMs={shownAtMs} failure={state.failure} missing={period} onRetry={() => load(false)} />
      {trend === null && state.failure === null && <p role="status">{t('office.loading')}</p>}
      {trend !== null && (
        <>
          <FigureHead summary={trend} />
          {attention !== null && isOfWish(attention.of, wish) && (
            <AttentionTiles
              attention={attention.told}
              devices={may('devices.read') ? tabletsOf(fleet, unit, own) : null}
              place={wish}
            />
          )}
          <div className={styles.columns}>
            <FigureLevels figure={trend.total.figure} place={place} />
            <FigureReasons reasons={trend.total.reasons} place={place} />
          </div>
          <FigureHome summary={trend} />
          <FigureTrend summary={trend} />
          {divided === null && state.failure === null && <p role="status">{t('office.loading')}</p>}
          {divided !== null && by !== null && (
            <FigureGroups summary={divided} unit={unit} by={by} onBy={setBy} />
          )}
          <p>
            <Link className={rows.link} href={`/comparison?${new URLSearchParams({ unit, from, to })}`}>
              {words('attention.compare')}
            </Link>
          </p>
        </>
      )}
    </div>
  );
}
