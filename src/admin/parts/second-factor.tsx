import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { QrCode } from '#ui/qr-code.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { ApiFailure } from '../api/client.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import page from '../pages/me-page.module.css';
import { useServices, useSession } from '../services.tsx';
import { Notice } from './notice.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import styles from './second-factor.module.css';
import { SmallForm } from './small-form.tsx';

interface Offer {
  readonly secret: string;
  readonly uri: string;
}

/** Turning one-time codes on and off for oneself. */
export function OwnSecondFactor({ on }: { readonly on: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { access } = useServices();
  const [offer, setOffer] = useState<Offer | null>(null);
  const [dropping, setDropping] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const begin = async () => {
    const answer = await access.getState().api.offerFactor();
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) setOffer(answer.value);
  };
  return (
    <section className={page.section} aria-labelledby="me-factor">
      <h2 id="me-factor" className={page.heading}>
        {t('access.factor.title')}
      </h2>
      <p>{on ? t('access.factor.on') : t('access.factor.off')}</p>
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {codes !== null && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
      {!on && offer === null && (
        <div>
          <Button size="desk" look="primary" onClick={() => void begin()}>
            {t('access.factor.begin')}
          </Button>
        </div>
      )}
      {!on && offer !== null && <Enrol offer={offer} onCodes={setCodes} onClose={() => setOffer(null)} />}
      {on && !dropping && codes === null && (
        <div>
          <Button size="desk" look="quiet" onClick={() => setDropping(true)}>
            {t('access.factor.drop')}
          </Button>
        </div>
      )}
      {on && dropping && <Drop onClose={() => setDropping(false)} />}
    </section>
  );
}

function Enrol(props: {
  readonly offer: Offer;
  readonly onCodes: (codes: readonly string[]) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { access } = useServices();
  const reread = useSession((state) => state.reread);
  const { offer } = props;
  const confirm = async (code: string) => {
    const answer = await access.getState().api.confirmFactor(code);
    if (!answer.ok) return answer.error;
    props.onCodes(answer.value.codes);
    await reread();
    return null;
  };
  return (
    <CodeForm
      title={t('access.factor.begin')}
      lead={t('access.factor.steps')}
      submit={t('access.factor.confirm')}
      onCode={confirm}
      onClose={props.onClose}
    >
      <div className={styles.offer}>
        <div className={styles.qr}>
          <QrCode text={offer.uri} label={t('access.factor.qr')} />
        </div>
        <p>{t('access.factor.byHand')}</p>
        <p className={styles.secret} translate="no">
          {offer.secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </p>
      </div>
    </CodeForm>
  );
}

function Drop({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { access } = useServices();
  const reread = useSession((state) => state.reread);
  const drop = async (code: string) => {
    const answer = await access.getState().api.dropOwnFactor(code);
    if (!answer.ok) return answer.error;
    await reread();
    return null;
  };
  return (
    <CodeForm
      title={t('access.factor.drop')}
      lead={t('access.factor.dropLead')}
      submit={t('access.factor.dropDo')}
      onCode={drop}
      onClose={onClose}
    >
      {null}
    </CodeForm>
  );
}

function CodeForm(props: {
  readonly title: string;
  readonly lead: string;
  readonly submit: string;
  readonly children: ReactNode;
  readonly onCode: (code: string) => Promise<ApiFailure | null>;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const digits = code.replaceAll(' ', '');
  const whole = /^\d{6}$/.test(digits);
  return (
    <SmallForm
      title={props.title}
      lead={props.lead}
      submit={props.submit}
      ready={whole}
      onTried={() => setTried(true)}
      onSubmit={() => props.onCode(digits)}
      onClose={props.onClose}
    >
      {props.children}
      <TextField
        size="desk"
        label={t('access.factor.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        value={code}
        error={tried && !whole ? t('access.factor.badCode') : null}
        onChange={(event) => setCode(event.target.value)}
      />
    </SmallForm>
  );
}
