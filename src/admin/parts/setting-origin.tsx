import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingView } from '#shared/protocol/settings-admin.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from '../pages/settings-page.module.css';

/** Who decided what holds, and what is to come. */
export function SettingOrigin(props: { readonly view: SettingView; readonly unit: string }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { origin, version, effectiveFrom, by, scheduled } = props.view;
  const says =
    origin === null
      ? t('settings.origin.none')
      : origin.unit === props.unit
        ? t('settings.origin.own', { version, from: formats.dateTime(effectiveFrom ?? '') })
        : t('settings.origin.inherited', { unit: origin.name });
  return (
    <div className={styles.soft}>
      <p>{by === null ? says : `${says} · ${t('settings.origin.by', { by })}`}</p>
      {scheduled.map((one) => (
        <p key={one.version}>
          {one.inherits
            ? t('settings.origin.scheduledInherit', { from: formats.dateTime(one.effectiveFrom) })
            : t('settings.origin.scheduled', {
                version: one.version,
                from: formats.dateTime(one.effectiveFrom),
              })}
        </p>
      ))}
    </div>
  );
}
