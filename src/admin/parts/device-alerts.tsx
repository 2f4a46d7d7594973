import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from './device-entry.module.css';

/** Two tablets under one name, and storage that the browser may clear, have words of their own on the page. */
const SAID_HERE = ['silent', 'clock', 'forked', 'wiped'] as const;

/** What somebody should look at, by the thresholds of the unit, and what to do about it. */
export function DeviceAlerts({ device }: { readonly device: DeviceReport }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const lines = device.alerts.flatMap(({ kind, since }) => {
    const said = SAID_HERE.find((one) => one === kind);
    const time = since === null ? '' : formats.dateTime(since);
    return said === undefined ? [] : [{ kind, text: t(`deviceDeeds.alerts.${said}`, { time }) }];
  });
  if (lines.length === 0) return null;
  return (
    <ul className={styles.journals} aria-label={t('deviceDeeds.alerts.title')}>
      {lines.map(({ kind, text }) => (
        <li key={kind} className={styles.warning}>
          {text}
        </li>
      ))}
    </ul>
  );
}
