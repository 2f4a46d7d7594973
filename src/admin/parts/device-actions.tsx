import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { Button } from '#ui/button.tsx';
import type { ApiFailure } from '../api/client.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useMay } from '../lib/use-may.ts';
import { useServices } from '../services.tsx';
import { MoveDeviceForm, ReplaceDeviceForm } from './device-deeds.tsx';
import styles from './device-entry.module.css';
import { Notice } from './notice.tsx';
import { RevokeConfirm } from './revoke-confirm.tsx';

/** What can be done to a tablet by whoever may; to a revoked one, nothing. */
export function DeviceActions({ device }: { readonly device: DeviceReport }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const may = useMay()('devices.manage');
  const { devices } = useServices();
  const [doing, setDoing] = useState<'nothing' | 'move' | 'replace' | 'revoke'>('nothing');
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  if (!may || device.state === 'revoked') return null;
  const onClose = () => setDoing('nothing');
  if (doing === 'revoke') return <RevokeConfirm device={device} onClose={onClose} />;
  if (doing !== 'nothing')
    return (
      <div className={styles.deed}>
        {doing === 'move' && <MoveDeviceForm device={device} onClose={onClose} />}
        {doing === 'replace' && <ReplaceDeviceForm device={device} onClose={onClose} />}
      </div>
    );
  return (
    <div className={styles.actions}>
      <Button size="desk" onClick={() => void devices.getState().newPairingCode(device).then(setFailure)}>
        {t('devices.newCode')}
      </Button>
      <Button look="quiet" size="desk" onClick={() => setDoing('move')}>
        {t('deviceDeeds.move.open')}
      </Button>
      <Button look="quiet" size="desk" onClick={() => setDoing('replace')}>
        {t('deviceDeeds.replace.open')}
      </Button>
      <Button look="quiet" size="desk" onClick={() => setDoing('revoke')}>
        {t('devices.revoke')}
      </Button>
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
    </div>
  );
}
