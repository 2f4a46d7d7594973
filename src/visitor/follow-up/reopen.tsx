import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { TextArea } from '#ui/text-area.tsx';
import styles from './case-view.module.css';
import type { FollowUpState } from './follow-up-store.ts';

/** As the centre bounds it. */
const REASON_MAX = 2_000;

/** Whoever is not content says why, and the office looks at it again. What was typed stays when sending fails. */
export function Reopen({ state }: { readonly state: FollowUpState }): ReactNode {
  const { t } = useTranslation('visitor', { keyPrefix: 'followUp.reopen' });
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const send = async (): Promise<void> => {
    if (reason.trim() === '') return setMissing(true);
    if (await state.reopen(reason.trim())) {
      setOpen(false);
      setReason('');
    }
  };
  return (
    <section className={styles.deed} aria-labelledby="reopen">
      <h2 id="reopen">{t('title')}</h2>
      {open ? (
        <>
          <TextArea
            label={t('reason')}
            hint={t('hint')}
            error={missing ? t('missing') : null}
            rows={5}
            maxLength={REASON_MAX}
            autoComplete="off"
            value={reason}
            onChange={(event) => {
              setMissing(false);
              setReason(event.target.value);
            }}
          />
          <div className={styles.ways}>
            <Button look="primary" size="desk" disabled={state.busy !== null} onClick={() => void send()}>
              {state.busy === 'reopen' ? t('sending') : t('send')}
            </Button>
            <Button look="quiet" size="desk" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          </div>
        </>
      ) : (
        <Button size="desk" onClick={() => setOpen(true)}>
          {t('open')}
        </Button>
      )}
    </section>
  );
}
