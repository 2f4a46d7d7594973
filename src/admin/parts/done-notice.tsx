import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import type { ApiFailure } from '../api/client.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useServices } from '../services.tsx';
import styles from './done-notice.module.css';
import { Notice } from './notice.tsx';

/** What was just done, with its way back where there is one. */
export function DoneNotice(): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { office } = useServices();
  const done = useStore(office, (state) => state.done);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  if (done === null) return null;
  return (
    <Notice>
      <div className={styles.line}>
        <p className={styles.said}>{done.said}</p>
        {done.undo !== null && (
          <Button size="desk" onClick={() => void office.getState().undo().then(setFailure)}>
            {t('office.undo')}
          </Button>
        )}
        <Button
          look="quiet"
          size="desk"
          onClick={() => {
            setFailure(null);
            office.getState().dismiss();
          }}
        >
          {t('office.dismiss')}
        </Button>
      </div>
      {failure !== null && <p role="alert">{failureText(failure)}</p>}
    </Notice>
  );
}
