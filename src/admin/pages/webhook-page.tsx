import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { Empty } from '../parts/empty.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { WebhookLog } from '../parts/webhook-log.tsx';
import { useServices } from '../services.tsx';
import type { WebhooksState } from '../state/webhooks-store.ts';
import styles from './page.module.css';

/** What one webhook was told, what became of it, and what is tried again when. */
export function WebhookPage({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { webhooks } = useServices();
  const { items, log, logNext, failure } = useStore(webhooks);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    void webhooks.getState().load();
    void webhooks.getState().openLog(id);
  }, [webhooks, id]);
  const webhook = items?.find((one) => one.id === id);
  const act = async (...deed: Parameters<WebhooksState['act']>) => {
    const failed = await webhooks.getState().act(...deed);
    setRefused(failed === null ? null : failureText(failed));
  };
  return (
    <div className={styles.page}>
      <p>
        <Link href="/webhooks" className={styles.link}>
          {t('webhooks.back')}
        </Link>
      </p>
      <PageHead title={webhook?.name ?? t('webhooks.title')} lead={t('webhooks.logLead')}>
        <div className={styles.footer}>
          <Button size="desk" onClick={() => void webhooks.getState().openLog(id)}>
            {t('webhooks.readAgain')}
          </Button>
          {webhook !== undefined && webhook.pausedAt === null && (
            <Button size="desk" onClick={() => void act((api) => api.ping(id))}>
              {t('webhooks.ping')}
            </Button>
          )}
        </div>
      </PageHead>
      {webhook?.pausedAt != null && <Notice>{t('webhooks.pausedNotice')}</Notice>}
      {refused !== null && <Notice tone="alarm">{refused}</Notice>}
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {log === null && failure === null && <p>{t('office.loading')}</p>}
      {log?.length === 0 && <Empty title={t('webhooks.logEmpty')} text={t('webhooks.logEmptyText')} />}
      {log !== null && log.length > 0 && (
        <WebhookLog items={log} onReplay={(no) => void act((api) => api.replay(id, no))} />
      )}
      {logNext !== null && (
        <div>
          <Button size="desk" onClick={() => void webhooks.getState().readOn()}>
            {t('webhooks.older')}
          </Button>
        </div>
      )}
    </div>
  );
}
