import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import styles from '../pages/page.module.css';
import { useNames } from '../pages/use-names.ts';

/** Whose counter this tablet takes over, and who takes over from it. */
export function DeviceSuccession({ device }: { readonly device: DeviceReport }): ReactNode {
  const { t } = useTranslation('admin');
  const { deviceNames } = useNames();
  const link = (id: string | null, kind: 'replaces' | 'replacedBy') =>
    id === null ? null : (
      <p>
        <Link className={styles.link} href={`/devices/${id}`}>
          {t(`deviceDeeds.${kind}`, { name: deviceNames.get(id) ?? id })}
        </Link>
      </p>
    );
  return (
    <>
      {link(device.replaces, 'replaces')}
      {link(device.replacedBy, 'replacedBy')}
    </>
  );
}
