import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { Empty } from '../parts/empty.tsx';
import { Folded } from '../parts/folded.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SecretCard } from '../parts/secret-card.tsx';
import { TokenForm } from '../parts/token-form.tsx';
import { TokenRow } from '../parts/token-row.tsx';
import { useServices } from '../services.tsx';
import styles from './office-page.module.css';

/** The keys by which other systems read: what each may, until when, and whether it is used. */
export function TokensPage(): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { access, nowMs } = useServices();
  const { tokens, failure, secret, closeSecret } = useStore(access);
  const [adding, setAdding] = useState(false);
  useEffect(() => void access.getState().loadTokens(), [access]);
  const now = new Date(nowMs()).toISOString();
  const live = (tokens ?? []).filter((token) => token.revokedAt === null && token.expiresAt > now);
  const dead = (tokens ?? []).filter((token) => !live.includes(token));
  return (
    <div className={styles.page}>
      <PageHead title={t('access.tokens.title')} lead={t('access.tokens.lead')}>
        {!adding && (
          <Button size="desk" look="primary" onClick={() => setAdding(true)}>
            {t('access.tokens.add')}
          </Button>
        )}
      </PageHead>
      <SecretCard secret={secret} onClose={closeSecret} />
      {adding && <TokenForm onClose={() => setAdding(false)} />}
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {tokens === null && failure === null && <p>{t('office.loading')}</p>}
      {tokens !== null && live.length === 0 && (
        <Empty title={t('access.tokens.empty')} text={t('access.tokens.emptyText')} />
      )}
      {live.length > 0 && (
        <ul className={styles.rows} aria-label={t('access.tokens.title')}>
          {live.map((token) => (
            <TokenRow key={token.id} token={token} live />
          ))}
        </ul>
      )}
      {dead.length > 0 && (
        <Folded title={t('access.tokens.dead', { n: dead.length })}>
          <ul className={styles.rows} aria-label={t('access.tokens.deadList')}>
            {dead.map((token) => (
              <TokenRow key={token.id} token={token} live={false} />
            ))}
          </ul>
        </Folded>
      )}
    </div>
  );
}
