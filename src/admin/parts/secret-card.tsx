import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useServices } from '../services.tsx';
import type { ShownSecret } from '../state/access-store.ts';
import form from './device-form.module.css';
import styles from './secret-card.module.css';

/** A one-time password or a key, shown this once: the centre keeps its hash alone. */
export function SecretCard({
  secret,
  onClose,
}: {
  readonly secret: ShownSecret | null;
  /** The same function at every rendering. */
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { copyText } = useServices();
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    setCopied(false);
    if (secret !== null) heading.current?.focus();
  }, [secret]);
  // Nobody finds it on the screen later.
  useEffect(() => onClose, [onClose]);
  if (secret === null) return null;
  return (
    <section className={form.form} aria-labelledby="secret-title">
      <h2 id="secret-title" className={form.title} ref={heading} tabIndex={-1}>
        {t(`access.secret.${secret.kind}`, { name: secret.name })}
      </h2>
      <p className={styles.secret} translate="no">
        {secret.secret}
      </p>
      <p>{t(`access.secret.${secret.kind}Hint`)}</p>
      <div className={form.actions}>
        <Button size="desk" onClick={() => void copyText(secret.secret).then(setCopied)}>
          {copied ? t('access.secret.copied') : t('access.secret.copy')}
        </Button>
        <Button look="quiet" size="desk" onClick={onClose}>
          {t('access.secret.close')}
        </Button>
      </div>
    </section>
  );
}
