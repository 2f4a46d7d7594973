import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { Empty } from '../parts/empty.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SecretCard } from '../parts/secret-card.tsx';
import { WebhookForm } from '../parts/webhook-form.tsx';
import { WebhookRow } from '../parts/webhook-row.tsx';
import { useServices } from '../services.tsx';
import styles from './office-page.module.css';

/** Which other systems are told of what happens, and whether they take it. */
export function WebhooksPage(): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { webhooks } = useServices();
  const { items, failure, secret, closeSecret } = useStore(webhooks);
  const [adding, setAdding] = useState(false);
  useEffect(() => void webhooks.getState().load(), [webhooks]);
  return (
    <div className={styles.page}>
      <PageHead title={t('webhooks.title')} lead={t('webhooks.lead')}>
        {!adding && (
          <Button size="desk" look="primary" onClick={() => setAdding(true)}>
            {t('webhooks.add')}
          </Button>
        )}
      </PageHead>
      <SecretCard secret={secret} onClose={closeSecret} />
      {adding && <WebhookForm webhook={null} onClose={() => setAdding(false)} />}
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {items === null && failure === null && <p>{t('office.loading')}</p>}
      {items?.length === 0 && !adding && <Empty title={t('webhooks.empty')} text={t('webhooks.emptyText')} />}
      {items !== null && items.length > 0 && (
        <ul className={styles.rows} aria-label={t('webhooks.title')}>
          {items.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      )}
    </div>
  );
}
