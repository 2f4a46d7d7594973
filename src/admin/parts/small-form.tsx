import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import type { ApiFailure } from '../api/client.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import styles from './device-form.module.css';
import { Notice } from './notice.tsx';

/** A few fields with one deed at the end. A failure is said above the button; what was typed stays. */
export function SmallForm(props: {
  readonly title: string;
  readonly submit: string;
  /** Said above the fields: what the deed means. */
  readonly lead?: string | undefined;
  /** What is missing stands at its field, so nothing is sent. */
  readonly ready: boolean;
  /** It stands right below the page's title, rather than in a section of the page. */
  readonly top?: boolean | undefined;
  readonly children: ReactNode;
  /** Null when it went well; `stay` when the fields say what is wrong. */
  readonly onSubmit: () => Promise<ApiFailure | 'stay' | null>;
  /** Told when somebody tried, so that fields say what is missing. */
  readonly onTried?: (() => void) | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('common');
  const failureText = useFailureText();
  const Heading = props.top ? 'h2' : 'h3';
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    props.onTried?.();
    if (!props.ready) return;
    setBusy(true);
    const failed = await props.onSubmit();
    setBusy(false);
    setFailure(failed === 'stay' ? null : failed);
    if (failed === null) props.onClose();
  };
  return (
    <form
      className={styles.form}
      aria-label={props.title}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <Heading className={styles.title} ref={heading} tabIndex={-1}>
        {props.title}
      </Heading>
      {props.lead !== undefined && <p>{props.lead}</p>}
      <div className={styles.fields}>{props.children}</div>
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      <div className={styles.actions}>
        <Button look="primary" size="desk" type="submit" disabled={busy}>
          {props.submit}
        </Button>
        <Button look="quiet" size="desk" onClick={props.onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
