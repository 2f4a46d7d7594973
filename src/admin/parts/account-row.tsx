import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { mayAppoint, wantsSecondFactor } from '#shared/domain/roles.ts';
import { ok } from '#shared/lib/result.ts';
import type { AccountItem } from '#shared/protocol/accounts.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from '../pages/office-page.module.css';
import { useNames } from '../pages/use-names.ts';
import { useServices, useSession } from '../services.tsx';
import { AccountChangeForm, FactorForm, ResetForm } from './account-forms.tsx';
import { Notice } from './notice.tsx';

type Doing = 'nothing' | 'change' | 'reset' | 'factor';

/** One account: who it is, and what may be done to it by whoever looks. */
export function AccountRow({ account }: { readonly account: AccountItem }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const session = useSession((state) => state.session);
  const { directory } = useNames();
  const [doing, setDoing] = useState<Doing>('nothing');
  const own = session?.username === account.username;
  const may = !own && session !== null && mayAppoint(session.role, account.role);
  const clerk = directory?.clerks.find(({ id }) => id === account.clerk)?.name;
  const facts = [
    t(`access.roles.${account.role}`),
    account.unit.name,
    clerk,
    wantsSecondFactor(account.role)
      ? t(account.secondFactor ? 'access.accounts.factorOn' : 'access.accounts.factorOff')
      : undefined,
    account.mustChangePassword ? t('access.accounts.waiting') : undefined,
  ].filter((fact) => fact !== undefined);
  const onClose = () => setDoing('nothing');
  return (
    <li className={classes(styles.row, account.disabledAt !== null && styles.gone)}>
      <div className={styles.what}>
        <p className={styles.name}>
          {account.username}{' '}
          {account.disabledAt !== null && (
            <Badge>{t('access.accounts.locked', { day: formats.date(account.disabledAt) })}</Badge>
          )}
        </p>
        <p className={styles.soft}>{facts.join(' · ')}</p>
      </div>
      {own && (
        <div className={styles.actions}>
          <Link className={styles.link} href="/me">
            {t('nav.me')}
          </Link>
        </div>
      )}
      {may && <AccountActions account={account} onDo={setDoing} />}
      {doing !== 'nothing' && (
        <div className={styles.wide}>
          {doing === 'change' && <AccountChangeForm account={account} onClose={onClose} />}
          {doing === 'reset' && <ResetForm account={account} onClose={onClose} />}
          {doing === 'factor' && <FactorForm account={account} onClose={onClose} />}
        </div>
      )}
    </li>
  );
}

function AccountActions(props: {
  readonly account: AccountItem;
  readonly onDo: (doing: Doing) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { access } = useServices();
  const [failure, setFailure] = useState<string | null>(null);
  const { account, onDo } = props;
  const name = account.username;
  const locked = account.disabledAt !== null;
  // Locking is taken back by the button that then stands in its place.
  const lock = async () => {
    const failed = await access.getState().act(async (api) => {
      const done = await api.changeAccount(account.id, { disabled: !locked });
      return done.ok ? ok(null) : done;
    });
    setFailure(failed === null ? null : failureText(failed));
  };
  const quiet = (key: 'change' | 'reset' | 'factor' | 'lock' | 'unlock', onClick: () => void) => (
    <Button
      size="desk"
      look="quiet"
      aria-label={t('access.accounts.of', { what: t(`access.accounts.${key}`), name })}
      onClick={onClick}
    >
      {t(`access.accounts.${key}`)}
    </Button>
  );
  return (
    <div className={styles.actions}>
      {!locked && quiet('change', () => onDo('change'))}
      {!locked && quiet('reset', () => onDo('reset'))}
      {!locked && account.secondFactor && quiet('factor', () => onDo('factor'))}
      {quiet(locked ? 'unlock' : 'lock', () => void lock())}
      {failure !== null && <Notice tone="alarm">{failure}</Notice>}
    </div>
  );
}
