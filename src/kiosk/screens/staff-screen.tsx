import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { BackBar, LeavingNotice } from '../parts/back-bar.tsx';
import { Frame } from '../parts/frame.tsx';
import { Title } from '../parts/title.tsx';
import styles from './procedure-screen.module.css';

/** Whether this tablet's journal reaches the centre. No result of any rating is here. */
export function StaffScreen(): ReactNode {
  const { t, i18n } = useTranslation('kiosk');
  const kiosk = useKiosk();
  const timeZone = useKioskState((state) => state.office?.content.unit.timeZone ?? 'Asia/Ho_Chi_Minh');
  const status = useSyncExternalStore(kiosk.sync.subscribe, kiosk.sync.status);
  const contact =
    status.lastContactAt === null
      ? t('staff.never')
      : new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(
          new Date(status.lastContactAt),
        );
  const rows = [
    [t('staff.state'), t(`staff.phase.${status.phase}`)],
    [t('staff.pending'), t('staff.pendingCount', { count: status.pending })],
    [t('staff.received'), t('staff.receivedOf', { received: status.ackedThrough, total: status.last })],
    [t('staff.lastContact'), contact],
  ] as const;
  return (
    <Frame lead={<BackBar home />}>
      <div className={styles.procedure}>
        <Title className={styles.title}>{t('staff.title')}</Title>
        <p>{t('staff.lead')}</p>
        <dl className={classes(styles.facts, styles.quarters)}>
          {rows.map(([term, value]) => (
            <div key={term} className={styles.fact}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div className={styles.meta}>
          <Button look="primary" onClick={() => kiosk.sync.nudge()}>
            {t('staff.syncNow')}
          </Button>
          <Button onClick={() => kiosk.send({ type: 'pairing-opened' })}>{t('staff.pairAgain')}</Button>
        </div>
        <LeavingNotice />
      </div>
    </Frame>
  );
}
