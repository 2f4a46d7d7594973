import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import styles from './counter-area.module.css';
import { DutySection } from './duty-section.tsx';

/** What a clerk does many times a day. */
export function CounterArea(): ReactNode {
  const { t } = useTranslation('staff');
  const kiosk = useKiosk();
  const office = useKioskState((state) => state.office);
  if (office === null) return null;
  return (
    <>
      <fieldset className={styles.actions} aria-label={t('counter.actions')}>
        <button type="button" className={styles.action} onClick={() => kiosk.invite('clerk')}>
          <strong>{t('counter.invite')}</strong>
          <span>{t('counter.inviteHint')}</span>
        </button>
        <button
          type="button"
          className={styles.action}
          onClick={() => kiosk.send({ type: 'procedures-opened' })}
        >
          <strong>{t('counter.lookUp')}</strong>
          <span>{t('counter.lookUpHint')}</span>
        </button>
      </fieldset>
      <DutySection office={office} />
    </>
  );
}
