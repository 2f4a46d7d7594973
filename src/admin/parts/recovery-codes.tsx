import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useServices } from '../services.tsx';
import form from './device-form.module.css';
import styles from './second-factor.module.css';

/** Each opens the account once when the telephone is gone; shown now, and never again. */
export function RecoveryCodes(props: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { copyText } = useServices();
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={form.form} aria-labelledby="recovery-title">
      <h3 id="recovery-title" className={form.title} ref={heading} tabIndex={-1}>
        {t('access.factor.recovery')}
      </h3>
      <p>{t('access.factor.recoveryHint')}</p>
      <ol className={styles.codes} translate="no">
        {props.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={form.actions}>
        <Button size="desk" onClick={() => void copyText(props.codes.join('\n')).then(setCopied)}>
          {copied ? t('access.secret.copied') : t('access.secret.copy')}
        </Button>
        <Button size="desk" look="primary" onClick={props.onDone}>
          {t('access.factor.kept')}
        </Button>
      </div>
    </section>
  );
}
