import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { QrCode } from '#ui/qr-code.tsx';
import { useFormats } from '../lib/use-formats.ts';
import { useServices } from '../services.tsx';
import type { OpenPairing } from '../state/devices-store.ts';
import { Notice } from './notice.tsx';
import styles from './pairing-card.module.css';

/** What is to be done at the tablet, large enough to be read from there. */
export function PairingCard(props: {
  readonly pairing: OpenPairing;
  readonly status: 'open' | 'expired' | 'paired';
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { pairing, status } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  // A new code is a new thing to read: the focus goes there, also when it replaces an older one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the code is what makes it new
  useEffect(() => heading.current?.focus(), [pairing.pairingCode]);
  return (
    <section className={styles.card} aria-labelledby="pairing-title">
      <h2 id="pairing-title" className={styles.title} ref={heading} tabIndex={-1}>
        {t('devices.pairing.title', { name: pairing.name })}
      </h2>
      {status === 'paired' && <Notice>{t('devices.pairing.paired')}</Notice>}
      {status === 'expired' && <Notice tone="alarm">{t('devices.pairing.expired')}</Notice>}
      {status === 'open' && <PairingSteps pairing={pairing} />}
      <div>
        <Button size="desk" onClick={props.onDone}>
          {t('devices.pairing.done')}
        </Button>
      </div>
    </section>
  );
}

function PairingSteps({ pairing }: { readonly pairing: OpenPairing }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { copyText } = useServices();
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.columns}>
      <div className={styles.qr}>
        <QrCode text={pairing.pairingUrl} label={t('devices.pairing.qr')} />
      </div>
      <div className={styles.words}>
        <p className={styles.steps}>{t('devices.pairing.steps')}</p>
        {isOfThisMachine(pairing.pairingUrl) && (
          <p className={styles.steps}>{t('devices.pairing.onlyHere')}</p>
        )}
        {pairing.pairedAtBefore !== null && <p className={styles.steps}>{t('devices.newCodeHint')}</p>}
        <dl className={styles.facts}>
          <dt>{t('devices.pairing.code')}</dt>
          <dd className={styles.code}>{pairing.pairingCode}</dd>
          <dt>{t('devices.pairing.link')}</dt>
          <dd className={styles.link}>
            <a href={pairing.pairingUrl}>{pairing.pairingUrl}</a>
          </dd>
        </dl>
        <div className={styles.actions}>
          <Button look="quiet" size="desk" onClick={() => void copyText(pairing.pairingUrl).then(setCopied)}>
            {copied ? t('devices.pairing.copied') : t('devices.pairing.copy')}
          </Button>
          <p className={styles.expires}>
            {t('devices.pairing.expires', { time: formats.clock(pairing.expiresAt) })}
          </p>
        </div>
      </div>
    </div>
  );
}

/** Whether the link leads a tablet that scans it to the tablet itself. */
function isOfThisMachine(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}
