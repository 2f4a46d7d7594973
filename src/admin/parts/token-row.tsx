import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ok } from '#shared/lib/result.ts';
import { TOKEN_SCOPES, type TokenItem } from '#shared/protocol/accounts.ts';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from '../pages/office-page.module.css';
import { useServices } from '../services.tsx';
import { SmallForm } from './small-form.tsx';

/** One key: never its text, which is nowhere any more. */
export function TokenRow({ token, live }: { readonly token: TokenItem; readonly live: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { access } = useServices();
  const [revoking, setRevoking] = useState(false);
  const scopes = token.scopes.map((scope) => {
    const known = TOKEN_SCOPES.find((one) => one === scope);
    return known === undefined ? scope : t(`access.scopes.${known}`);
  });
  const used =
    token.lastUsedAt === null
      ? t('access.tokens.neverUsed')
      : t('access.tokens.used', { time: formats.dateTime(token.lastUsedAt) });
  const end =
    token.revokedAt === null
      ? t('access.tokens.until', { day: formats.date(token.expiresAt) })
      : t('access.tokens.revoked', { day: formats.date(token.revokedAt) });
  const name = t('access.tokens.revokeOf', { name: token.name });
  const revoke = () =>
    access.getState().act(async (api) => {
      const done = await api.revokeToken(token.id);
      return done.ok ? ok(null) : done;
    });
  return (
    <li className={classes(styles.row, !live && styles.gone)}>
      <div className={styles.what}>
        <p className={styles.name}>{token.name}</p>
        <p>{[token.unit.name, ...scopes].join(' · ')}</p>
        <p className={styles.soft}>
          {[end, used, t('access.tokens.by', { name: token.createdBy })].join(' · ')}
        </p>
      </div>
      {live && !revoking && (
        <div className={styles.actions}>
          <Button size="desk" look="quiet" aria-label={name} onClick={() => setRevoking(true)}>
            {t('access.tokens.revoke')}
          </Button>
        </div>
      )}
      {revoking && (
        <div className={styles.wide}>
          <SmallForm
            top
            title={name}
            lead={t('access.tokens.revokeLead')}
            submit={t('access.tokens.revoke')}
            ready
            onSubmit={revoke}
            onClose={() => setRevoking(false)}
          >
            {null}
          </SmallForm>
        </div>
      )}
    </li>
  );
}
