import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import type { PairFailure, PairingStep } from '../kiosk-state.ts';
import { Frame } from '../parts/frame.tsx';
import { Title } from '../parts/title.tsx';
import styles from './pairing-screen.module.css';

const FAILURE_KEYS = {
  'code-invalid': 'pairing.failed.codeInvalid',
  'code-expired': 'pairing.failed.codeExpired',
  unreachable: 'pairing.failed.unreachable',
  busy: 'pairing.failed.busy',
  storage: 'pairing.failed.storage',
  insecure: 'pairing.failed.insecure',
} as const satisfies { readonly [F in PairFailure]: string };

export interface PairingScreenProps {
  readonly code: string;
  readonly step: PairingStep;
}

/** What to do with a tablet that has no counter yet, or is to get another. */
export function PairingScreen({ code, step }: PairingScreenProps): ReactNode {
  const { t } = useTranslation('kiosk');
  const paired = useKioskState((state) => state.counter !== null);
  return (
    <Frame>
      <div className={styles.pairing}>
        <Title className={styles.title}>{t('pairing.title')}</Title>
        {!paired && <p className={styles.citizen}>{t('pairing.citizen')}</p>}
        <p>{paired ? t('pairing.leadAgain') : t('pairing.lead')}</p>
        <ol className={styles.steps}>
          <li>{t('pairing.step1')}</li>
          <li>{t('pairing.step2')}</li>
          <li>{t('pairing.step3')}</li>
        </ol>
        <CodeForm code={code} step={step} paired={paired} />
      </div>
    </Frame>
  );
}

function CodeForm({ code, step, paired }: PairingScreenProps & { readonly paired: boolean }): ReactNode {
  const { t } = useTranslation(['kiosk', 'common']);
  const kiosk = useKiosk();
  const trying = step.type === 'trying';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    kiosk.send({ type: 'code-submitted', code });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={t('pairing.code')}
        hint={t('pairing.codeHint')}
        error={step.type === 'failed' ? t(FAILURE_KEYS[step.reason]) : null}
        value={code}
        readOnly={trying}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        onChange={(event) => kiosk.send({ type: 'code-typed', code: event.target.value })}
      />
      <div className={styles.actions}>
        <Button type="submit" look="primary" disabled={trying || code.trim() === ''}>
          {trying ? t('pairing.trying') : t('pairing.submit')}
        </Button>
        {paired && (
          <Button disabled={trying} onClick={() => kiosk.send({ type: 'back' })}>
            {t('common:cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
