import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PASSWORD_MIN_LENGTH, PASSWORD_WEAKNESSES } from '#shared/protocol/admin.ts';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { ApiFailure } from '../api/client.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import styles from '../pages/login-page.module.css';
import { useSession } from '../services.tsx';
import { Notice } from './notice.tsx';

/** The present password gives way to another one. */
export function PasswordForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const username = useSession((state) => state.session?.username);
  const changePassword = useSession((state) => state.changePassword);
  const [form, setForm] = useState({ current: '', next: '', repeat: '' });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | 'differ' | null>(null);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (form.next !== form.repeat) return setFailure('differ');
    setBusy(true);
    const failed = await changePassword({ current: form.current, next: form.next });
    setFailure(failed);
    setBusy(false);
    if (failed === null) onDone();
  };
  const field = (name: keyof typeof form) => ({
    size: 'desk' as const,
    type: 'password',
    required: true,
    value: form[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setForm({ ...form, [name]: event.target.value }),
  });
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      {/* Password managers file the new password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={username ?? ''} readOnly />
      <TextField {...field('current')} label={t('password.current')} autoComplete="current-password" />
      <TextField
        {...field('next')}
        label={t('password.next')}
        hint={t('password.nextHint', { count: PASSWORD_MIN_LENGTH })}
        autoComplete="new-password"
      />
      <TextField
        {...field('repeat')}
        label={t('password.repeat')}
        error={failure === 'differ' ? t('password.differ') : null}
        autoComplete="new-password"
      />
      {failure !== null && failure !== 'differ' && <PasswordFailure failure={failure} />}
      <Button look="primary" size="desk" type="submit" wide disabled={busy}>
        {busy ? t('password.submitting') : t('password.submit')}
      </Button>
    </form>
  );
}

function PasswordFailure({ failure }: { readonly failure: ApiFailure }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  if (failure.type !== 'problem') return <Notice tone="alarm">{failureText(failure)}</Notice>;
  const { retryAfterSeconds, weakness: told } = failure.problem;
  const weakness = PASSWORD_WEAKNESSES.find((known) => known === told);
  if (failure.code === 'login-failed') return <Notice tone="alarm">{t('password.wrongCurrent')}</Notice>;
  if (typeof retryAfterSeconds === 'number')
    return <Notice tone="alarm">{t('login.throttled', { seconds: retryAfterSeconds })}</Notice>;
  if (weakness === undefined) return <Notice tone="alarm">{failureText(failure)}</Notice>;
  return <Notice tone="alarm">{t(`password.weakness.${weakness}`, { count: PASSWORD_MIN_LENGTH })}</Notice>;
}
