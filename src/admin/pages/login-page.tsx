import { type ReactNode, type SyntheticEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { ApiFailure } from '../api/client.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { Notice } from '../parts/notice.tsx';
import { PlainPage } from '../parts/plain-page.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './login-page.module.css';

/** Signing in, at first or again after the session ran out. */
export function LoginPage({ expired }: { readonly expired: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <PlainPage title={expired ? t('login.expiredTitle') : t('login.title')}>
      <p className={styles.intro}>{expired ? t('login.expired') : t('login.intro')}</p>
      <LoginForm />
      <p className={styles.help}>{t('login.help')}</p>
    </PlainPage>
  );
}

function LoginForm(): ReactNode {
  const { t } = useTranslation('admin');
  const known = useSession((state) => state.session?.username);
  const signIn = useSession((state) => state.signIn);
  const [username, setUsername] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const wait = useWait(failure);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    setFailure(await signIn({ username, password, ...(code === '' ? {} : { code }) }));
    setBusy(false);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        size="desk"
        label={t('login.username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={username}
        onChange={(event) => setUsername(event.target.value)}
      />
      <div className={styles.secret}>
        <TextField
          size="desk"
          label={t('login.password')}
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button look="quiet" size="desk" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? t('login.hide') : t('login.show')}
        </Button>
      </div>
      {(asksCode(failure) || code !== '') && (
        <TextField
          size="desk"
          label={t('login.code')}
          hint={t('login.codeHint')}
          autoComplete="one-time-code"
          autoFocus
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      )}
      {failure !== null && <LoginFailure failure={failure} waitSeconds={wait} />}
      <Button look="primary" size="desk" type="submit" wide disabled={busy || wait > 0}>
        {busy ? t('login.submitting') : t('login.submit')}
      </Button>
    </form>
  );
}

/** Name and password were right; the code of the second factor is missing or wrong. */
function asksCode(failure: ApiFailure | null): boolean {
  return failure?.type === 'problem' && /^second-factor-/.test(failure.code);
}

function LoginFailure(props: { readonly failure: ApiFailure; readonly waitSeconds: number }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { failure, waitSeconds } = props;
  const code = failure.type === 'problem' ? failure.code : null;
  if (code === 'second-factor-required') return <Notice>{t('login.codeNeeded')}</Notice>;
  if (code === 'second-factor-wrong') return <Notice tone="alarm">{t('login.codeWrong')}</Notice>;
  if (code === 'login-failed') return <Notice tone="alarm">{t('login.failed')}</Notice>;
  if (code !== 'too-many-requests') return <Notice tone="alarm">{failureText(failure)}</Notice>;
  // Counted down on the screen, but not read out every second.
  return waitSeconds > 0 ? (
    <Notice>
      <span aria-live="off">{t('login.throttled', { seconds: waitSeconds })}</span>
    </Notice>
  ) : (
    <Notice>{t('login.throttleOver')}</Notice>
  );
}

/** Seconds until the next attempt is looked at, counted down. */
function useWait(failure: ApiFailure | null): number {
  const { nowMs } = useServices();
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const told = failure?.type === 'problem' ? failure.problem.retryAfterSeconds : undefined;
    const untilMs = nowMs() + (typeof told === 'number' ? told * 1000 : 0);
    const tick = () => setLeft(Math.max(0, Math.ceil((untilMs - nowMs()) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [failure, nowMs]);
  return left;
}
