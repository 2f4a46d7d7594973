import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoredPart } from '#shared/protocol/stored-settings.ts';
import { Button } from '#ui/button.tsx';
import type { SettingFailure } from '../api/settings-api.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useMay } from '../lib/use-may.ts';
import styles from '../pages/settings-page.module.css';
import { useServices } from '../services.tsx';
import { Notice } from './notice.tsx';

/** The versions of the unit's own part: published again, or withdrawn while they wait. */
export function SettingHistoryList(props: { readonly unit: string; readonly part: StoredPart }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const formats = useFormats();
  const { settings } = useServices();
  const history = useStore(settings, (state) => state.history);
  const [failure, setFailure] = useState<SettingFailure | null>(null);
  const { unit, part } = props;
  const may = useMay()('content.write');
  const run = async (work: Promise<SettingFailure | null>) => setFailure(await work);
  return (
    <section className={styles.section} aria-labelledby="setting-history">
      <h2 id="setting-history" className={styles.title}>
        {t('settings.history.title')}
      </h2>
      {failure?.type === 'failed' && <Notice tone="alarm">{failureText(failure.failure)}</Notice>}
      {failure?.type === 'issues' && <Notice tone="alarm">{t('settings.publish.faults')}</Notice>}
      {history === null && <p>{t('settings.history.loading')}</p>}
      {history?.length === 0 && <p>{t('settings.history.none')}</p>}
      <ol className={styles.list} reversed>
        {(history ?? []).map((one) => (
          <li key={one.version}>
            <p>
              {t('settings.history.version', {
                version: one.version,
                from: formats.dateTime(one.effectiveFrom),
              })}
            </p>
            <p className={styles.soft}>
              {[
                t(`settings.history.state.${one.state}`),
                one.by === null ? t('settings.history.program') : t('settings.history.by', { by: one.by }),
                ...(one.inherits ? [t('settings.history.inherits')] : []),
                ...(one.note === null ? [] : [one.note]),
              ].join(' · ')}
            </p>
            <div className={styles.actions}>
              {may && one.state === 'past' && (
                <Button
                  look="quiet"
                  size="desk"
                  onClick={() => void run(settings.getState().rollBack(unit, part, one.version))}
                >
                  {t('settings.history.rollBack', { version: one.version })}
                </Button>
              )}
              {may && one.state === 'scheduled' && (
                <Button
                  look="quiet"
                  size="desk"
                  onClick={() => void run(settings.getState().withdraw(unit, part, one.version))}
                >
                  {t('settings.history.withdraw', { version: one.version })}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
