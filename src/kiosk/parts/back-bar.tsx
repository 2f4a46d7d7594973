import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import styles from './back-bar.module.css';
import { BackIcon } from './icons.tsx';

/** The ways out of a page that is read: one step back, and to the question. */
export function BackBar({ home }: { readonly home: boolean }): ReactNode {
  const { t } = useTranslation(['kiosk', 'common']);
  const kiosk = useKiosk();
  return (
    <nav className={styles.bar} aria-label={t('common:back')}>
      <Button onClick={() => kiosk.send({ type: 'back' })}>
        <BackIcon />
        {home ? t('kiosk:home') : t('common:back')}
      </Button>
      {!home && <HomeButton />}
    </nav>
  );
}

function HomeButton(): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  return (
    <Button look="quiet" onClick={() => kiosk.send({ type: 'home' })}>
      {t('home')}
    </Button>
  );
}

/** Before the screen goes back by itself it says so; any touch keeps it. */
export function LeavingNotice(): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  const leaving = useKioskState((state) => state.leaving);
  return (
    <div role="status">
      {leaving && (
        <div className={styles.leaving}>
          <p>{t('leaving.text')}</p>
          <Button onClick={() => kiosk.send({ type: 'touched' })}>{t('leaving.stay')}</Button>
        </div>
      )}
    </div>
  );
}
