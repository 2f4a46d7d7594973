import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { useInsightWords } from '../lib/use-insight-words.ts';
import { StaleNotice } from '../parts/freshness.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { RatingChanges, RatingDoubts, RatingFacts, RatingReceipt } from '../parts/rating-detail.tsx';
import { useServices, useSession } from '../services.tsx';
import device from './device-page.module.css';
import { useNames } from './use-names.ts';

/** One rating: what was given, where it stands in the journal, what was changed, and what is doubted about it. */
export function RatingPage({ id }: { readonly id: string }): ReactNode {
  const t = useInsightWords();
  useNames();
  const { quality } = useServices();
  const { rating: found, failure } = useStore(quality);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  useEffect(() => {
    if (signedIn) void quality.getState().openRating(id);
  }, [quality, signedIn, id]);
  const detail = found?.rating.id === id ? found : null;
  const isMissing = failure?.type === 'problem' && failure.status === 404;
  return (
    <div className={device.page}>
      <Link href="/ratings" className={device.back}>
        {t('rating.back')}
      </Link>
      <PageHead title={t('rating.title')} lead={t('rating.lead')} />
      {isMissing && <Notice tone="alarm">{t('rating.notFound')}</Notice>}
      {!isMissing && (
        <StaleNotice atMs={null} failure={failure} onRetry={() => void quality.getState().openRating(id)} />
      )}
      {detail === null && failure === null && <p>{t('rating.loading')}</p>}
      {detail !== null && (
        <>
          <RatingFacts rating={detail.rating} />
          <RatingReceipt detail={detail} />
          <RatingChanges detail={detail} />
          <RatingDoubts detail={detail} />
        </>
      )}
    </div>
  );
}
