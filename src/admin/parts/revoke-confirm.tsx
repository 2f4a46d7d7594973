import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { Button } from '#ui/button.tsx';
import type { ApiFailure } from '../api/client.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useServices } from '../services.tsx';
import { Notice } from './notice.tsx';
import styles from './revoke-confirm.module.css';

/** Revoking cannot be taken back, so it says what it does first, and what may still lie on the tablet. */
export function RevokeConfirm(props: {
  readonly device: DeviceReport;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['admin', 'common']);
  const failureText = useFailureText();
  const formats = useFormats();
  const { devices } = useServices();
  const { device, onClose } = props;
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => group.current?.focus(), []);
  const pending = device.status?.pending ?? 0;
  const title = t('admin:devices.revokeTitle', { name: device.name });

  const revoke = async () => {
    const failed = await devices.getState().revoke(device.id);
    setFailure(failed);
    if (failed === null) onClose();
  };
  return (
    <fieldset className={styles.confirm} aria-label={title} ref={group} tabIndex={-1}>
      <p className={styles.title}>{title}</p>
      <p>{t('admin:devices.revokeText')}</p>
      {pending > 0 && (
        <p className={styles.warning}>{t('admin:devices.revokePending', { n: formats.number(pending) })}</p>
      )}
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      <div className={styles.actions}>
        <Button size="desk" onClick={() => void revoke()}>
          {t('admin:devices.revokeConfirm')}
        </Button>
        <Button look="quiet" size="desk" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </fieldset>
  );
}
