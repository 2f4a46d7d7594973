import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wantsSecondFactor } from '#shared/domain/roles.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PasswordForm } from '../parts/password-form.tsx';
import { OwnSecondFactor } from '../parts/second-factor.tsx';
import { useSession } from '../services.tsx';
import styles from './me-page.module.css';
import { useNames } from './use-names.ts';

/** One's own account: who one is here, the password, and the second factor. */
export function MePage(): ReactNode {
  const { t } = useTranslation('admin');
  const session = useSession((state) => state.session);
  const { directory } = useNames();
  const [changed, setChanged] = useState(0);
  if (session === null) return null;
  const clerk = directory?.clerks.find(({ id }) => id === session.clerk)?.name;
  const facts = [t(`access.roles.${session.role}`), session.unit.name, clerk].filter(
    (fact) => fact !== undefined,
  );
  return (
    <div className={styles.page}>
      <PageHead title={t('nav.me')} lead={[session.username, ...facts].join(' · ')} />
      <p>{t(`access.roleHints.${session.role}`)}</p>
      <section className={styles.section} aria-labelledby="me-password">
        <h2 id="me-password" className={styles.heading}>
          {t('access.me.password')}
        </h2>
        {changed > 0 && <Notice>{t('access.me.passwordChanged')}</Notice>}
        {/* Another form after each success: nothing that was typed stays in it. */}
        <PasswordForm key={changed} onDone={() => setChanged(changed + 1)} />
      </section>
      {wantsSecondFactor(session.role) && <OwnSecondFactor on={session.secondFactor} />}
    </div>
  );
}
