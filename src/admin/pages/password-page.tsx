import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordForm } from '../parts/password-form.tsx';
import { PlainPage } from '../parts/plain-page.tsx';
import styles from './login-page.module.css';

/** The one-time password gives way to one of one's own. */
export function PasswordPage(): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <PlainPage title={t('password.title')}>
      <p className={styles.intro}>{t('password.intro')}</p>
      <PasswordForm onDone={() => undefined} />
    </PlainPage>
  );
}
