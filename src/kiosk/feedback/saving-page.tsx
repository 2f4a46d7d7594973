import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { Title } from '../parts/title.tsx';
import notice from '../screens/notice-screen.module.css';
import styles from './receipt-page.module.css';

export interface SavingPageProps {
  readonly failed: boolean;
  readonly trying: boolean;
}

/** For the moment of the commit, and JR2: it failed, nothing counts as sent, the same sealed entry is offered again. */
export function SavingPage({ failed, trying }: SavingPageProps): ReactNode {
  const { t } = useTranslation(['feedback', 'kiosk']);
  const kiosk = useKiosk();
  if (!failed) return <p className={styles.saving}>{t('feedback:saving')}</p>;
  return (
    <div className={notice.notice}>
      <Title className={notice.title}>{t('feedback:notSaved.title')}</Title>
      <p className={notice.text}>{t('feedback:notSaved.text')}</p>
      <p className={notice.text}>{t('kiosk:notSaved.tellStaff')}</p>
      <Button look="primary" disabled={trying} onClick={() => kiosk.send({ type: 'retry' })}>
        {trying ? t('kiosk:notSaved.trying') : t('kiosk:notSaved.retry')}
      </Button>
      <p className={notice.staff}>{t('kiosk:notSaved.staff')}</p>
    </div>
  );
}
