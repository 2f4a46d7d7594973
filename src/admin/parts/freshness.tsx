import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import type { ApiFailure } from '../api/client.ts';
import type { Period } from '../lib/periods.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from './freshness.module.css';
import { Notice } from './notice.tsx';

/** From when what is shown is. */
export function FreshTime({ atMs }: { readonly atMs: number | null }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  if (atMs === null) return null;
  return (
    <p className={styles.fresh}>
      {t('ratings.updated', { time: formats.time(new Date(atMs).toISOString()) })}
    </p>
  );
}

/** When it cannot be renewed: why, and that what is shown is old. */
export function StaleNotice(props: {
  readonly atMs: number | null;
  readonly failure: ApiFailure | null;
  /** The days of which nothing can be shown, while nothing is. */
  readonly missing?: Period | undefined;
  readonly onRetry: () => void;
}): ReactNode {
  const { t } = useTranslation(['admin', 'common']);
  const failureText = useFailureText();
  const formats = useFormats();
  const { atMs, failure, missing } = props;
  if (failure === null) return null;
  return (
    <Notice tone="alarm">
      <p>{failureText(failure)}</p>
      {atMs !== null && (
        <p>{t('admin:failure.stale', { time: formats.time(new Date(atMs).toISOString()) })}</p>
      )}
      {atMs === null && missing !== undefined && (
        <p>{t('admin:failure.missing', { from: formats.day(missing.from), to: formats.day(missing.to) })}</p>
      )}
      <Button size="desk" onClick={props.onRetry}>
        {t('common:retry')}
      </Button>
    </Notice>
  );
}
