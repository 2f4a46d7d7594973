import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'wouter';
import { useStore } from 'zustand';
import type { RatingFilter } from '#shared/protocol/rating-query.ts';
import { Button } from '#ui/button.tsx';
import { filterToQuery, queryToFilter } from '../lib/rating-filter-url.ts';
import { useFormats } from '../lib/use-formats.ts';
import { usePoll } from '../lib/use-poll.ts';
import { DownloadMenu } from '../parts/download-menu.tsx';
import { Empty } from '../parts/empty.tsx';
import { FreshTime, StaleNotice } from '../parts/freshness.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { RatingFilters } from '../parts/rating-filters.tsx';
import { RatingTable } from '../parts/rating-table.tsx';
import { SavedViews } from '../parts/saved-views.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './page.module.css';
import { useNames } from './use-names.ts';

const REFRESH_MS = 15_000;

/** The ledger of ratings. */
export function RatingsPage(): ReactNode {
  const { t } = useTranslation('admin');
  const { ratings, takeActivity } = useServices();
  const { directory, deviceNames } = useNames();
  const [query, setQuery] = useSearchParams();
  const search = query.toString();
  const filter = queryToFilter(query);
  const state = useStore(ratings);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');

  useEffect(() => {
    if (signedIn) void ratings.getState().open(queryToFilter(new URLSearchParams(search)));
  }, [ratings, search, signedIn]);
  usePoll(() => void ratings.getState().refresh(!takeActivity()), REFRESH_MS);

  const change = (next: RatingFilter) => setQuery(filterToQuery(next), { replace: true });
  return (
    <div className={styles.page}>
      <PageHead title={t('ratings.title')} lead={t('ratings.lead')}>
        <DownloadMenu filter={filter} />
        <FreshTime atMs={state.failure === null ? state.refreshedAtMs : null} />
      </PageHead>
      <RatingFilters filter={filter} directory={directory} onChange={change} />
      <SavedViews query={search} />
      <StaleNotice
        atMs={state.refreshedAtMs}
        failure={state.failure}
        onRetry={() => void ratings.getState().refresh(false)}
      />
      {state.status !== 'ready' && state.failure === null && <p>{t('ratings.loading')}</p>}
      {state.items.length > 0 && (
        <RatingTable items={state.items} directory={directory} deviceNames={deviceNames} />
      )}
      {state.status === 'ready' && state.items.length === 0 && <NoRatings filtered={search !== ''} />}
      {state.items.length > 0 && <Footer />}
    </div>
  );
}

function NoRatings({ filtered }: { readonly filtered: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  if (filtered)
    return <Empty title={t('ratings.empty.filteredTitle')} text={t('ratings.empty.filteredText')} />;
  return (
    <Empty title={t('ratings.empty.title')} text={t('ratings.empty.text')}>
      <Link href="/devices" className={styles.link}>
        {t('ratings.empty.link')}
      </Link>
    </Empty>
  );
}

function Footer(): ReactNode {
  const { t } = useTranslation('admin');
  const { ratings } = useServices();
  const formats = useFormats();
  const { items, next, loadingMore } = useStore(ratings);
  const n = formats.number(items.length);
  return (
    <div className={styles.footer}>
      <p className={styles.shown}>
        {next === null ? t('ratings.shownAll', { n }) : t('ratings.shown', { n })}
      </p>
      {next !== null && (
        <Button size="desk" disabled={loadingMore} onClick={() => void ratings.getState().loadMore()}>
          {loadingMore ? t('ratings.loadingMore') : t('ratings.more')}
        </Button>
      )}
    </div>
  );
}
