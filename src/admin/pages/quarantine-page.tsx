import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ReplayReport } from '#shared/protocol/quarantine.ts';
import { Button } from '#ui/button.tsx';
import { useFormats } from '../lib/use-formats.ts';
import { Empty } from '../parts/empty.tsx';
import { StaleNotice } from '../parts/freshness.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { QuarantineTable } from '../parts/quarantine-table.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './page.module.css';

/** What the centre could not read, as it came, and the order to read it again. */
export function QuarantinePage(): ReactNode {
  const { t } = useTranslation('admin');
  const { quarantine } = useServices();
  const state = useStore(quarantine);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  useEffect(() => {
    if (signedIn) void quarantine.getState().refresh(false);
  }, [quarantine, signedIn]);
  return (
    <div className={styles.page}>
      <PageHead title={t('quarantine.title')} lead={t('quarantine.lead')}>
        {state.items.length > 0 && (
          <Button size="desk" disabled={state.busy !== null} onClick={() => void state.replay()}>
            {state.busy === 'replay' ? t('quarantine.replaying') : t('quarantine.replay')}
          </Button>
        )}
      </PageHead>
      {state.replayed !== null && <Replayed report={state.replayed} />}
      <StaleNotice
        atMs={state.refreshedAtMs}
        failure={state.failure}
        onRetry={() => void state.refresh(false)}
      />
      {state.status !== 'ready' && state.failure === null && <p>{t('quarantine.loading')}</p>}
      {state.items.length > 0 && <QuarantineTable items={state.items} />}
      {state.status === 'ready' && state.items.length === 0 && (
        <Empty title={t('quarantine.empty.title')} text={t('quarantine.empty.text')} />
      )}
      {state.items.length > 0 && <Footer />}
    </div>
  );
}

function Replayed({ report }: { readonly report: ReplayReport }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const read = formats.number(report.read);
  if (report.read === 0) return <Notice>{t('quarantine.replayed.nothing')}</Notice>;
  if (report.understood === 0) return <Notice>{t('quarantine.replayed.none', { read })}</Notice>;
  const understood = formats.number(report.understood);
  return <Notice>{t('quarantine.replayed.some', { read, understood })}</Notice>;
}

function Footer(): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { items, next, busy, loadMore } = useStore(useServices().quarantine);
  const n = formats.number(items.length);
  return (
    <div className={styles.footer}>
      <p className={styles.shown}>
        {next === null ? t('quarantine.shownAll', { n }) : t('quarantine.shown', { n })}
      </p>
      {next !== null && (
        <Button size="desk" disabled={busy !== null} onClick={() => void loadMore()}>
          {t('quarantine.more')}
        </Button>
      )}
    </div>
  );
}
