import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import type { ApiFailure } from '../api/client.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useServices, useSession } from '../services.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './masthead.module.css';
import { Notice } from './notice.tsx';

/** The head of every page: whose office, who is signed in. */
export function Masthead(): ReactNode {
  const { t } = useTranslation(['admin', 'common']);
  const session = useSession((state) => state.session);
  const directory = useStore(useServices().directory, (state) => state.directory);
  const sample = directory?.units.some((unit) => unit.sample) === true;
  return (
    <header className={styles.masthead}>
      <a className={styles.skip} href="#content">
        {t('admin:nav.skip')}
      </a>
      <div className={styles.top}>
        <p className={styles.name}>
          <span className={styles.product}>{t('common:product')}</span>
          <span className={styles.unit}>{session?.unit.name}</span>
          {sample && <Badge>{t('common:sample')}</Badge>}
        </p>
        <LanguageSwitch />
        <SignOut username={session?.username ?? ''} />
      </div>
    </header>
  );
}

function SignOut({ username }: { readonly username: string }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const signOut = useSession((state) => state.signOut);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  return (
    <div className={styles.account}>
      <Link className={styles.user} href="/me">
        {t('masthead.signedInAs', { username })}
      </Link>
      <Button look="quiet" size="desk" onClick={() => void signOut().then(setFailure)}>
        {t('masthead.signOut')}
      </Button>
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
    </div>
  );
}
