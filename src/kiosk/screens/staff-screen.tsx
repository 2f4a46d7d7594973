import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { BackBar, LeavingNotice } from '../parts/back-bar.tsx';
import { ExportButtons } from '../parts/export-buttons.tsx';
import { Frame } from '../parts/frame.tsx';
import { StaffFacts } from '../parts/staff-facts.tsx';
import { Title } from '../parts/title.tsx';
import styles from './staff-screen.module.css';

/** Whether this tablet's journal reaches the centre, and what staff can do when it does not. No result of any rating is here. */
export function StaffScreen(): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  return (
    <Frame lead={<BackBar home />}>
      <div className={styles.staff}>
        <header>
          <Title className={styles.title}>{t('staff.title')}</Title>
          <p className={styles.lead}>{t('staff.lead')}</p>
        </header>
        <StaffFacts />
        <div className={styles.actions}>
          <Button look="primary" onClick={() => kiosk.sync.nudge()}>
            {t('staff.syncNow')}
          </Button>
          <Button onClick={() => kiosk.send({ type: 'pairing-opened' })}>{t('staff.pairAgain')}</Button>
        </div>
        <ExportButtons />
        <LeavingNotice />
      </div>
    </Frame>
  );
}
