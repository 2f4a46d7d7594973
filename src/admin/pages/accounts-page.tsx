import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { AccountForm } from '../parts/account-forms.tsx';
import { AccountRow } from '../parts/account-row.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SecretCard } from '../parts/secret-card.tsx';
import { useServices } from '../services.tsx';
import styles from './office-page.module.css';

/** Who may sign in to the units of the account, and what each of them may do. */
export function AccountsPage(): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { access } = useServices();
  const { accounts, failure, secret, closeSecret } = useStore(access);
  const [adding, setAdding] = useState(false);
  useEffect(() => void access.getState().loadAccounts(), [access]);
  return (
    <div className={styles.page}>
      <PageHead title={t('access.accounts.title')} lead={t('access.accounts.lead')}>
        {!adding && (
          <Button size="desk" look="primary" onClick={() => setAdding(true)}>
            {t('access.accounts.add')}
          </Button>
        )}
      </PageHead>
      <SecretCard secret={secret} onClose={closeSecret} />
      {adding && <AccountForm onClose={() => setAdding(false)} />}
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {accounts === null && failure === null && <p>{t('office.loading')}</p>}
      <ul className={styles.rows} aria-label={t('access.accounts.title')}>
        {(accounts ?? []).map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </ul>
    </div>
  );
}
