import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ProcedureDetail, ProcedureDifferences } from '#shared/protocol/procedure-admin.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { useFormats } from '../lib/use-formats.ts';
import { useMay } from '../lib/use-may.ts';
import { useServices } from '../services.tsx';
import { PartValue } from './part-value.tsx';
import styles from './procedure-history.module.css';
import { usePartName } from './use-part-name.ts';

/** Every version and deed; an older version can be compared and posted again. */
export function ProcedureHistory({ detail }: { readonly detail: ProcedureDetail }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const compared = useStore(useServices().procedure, (state) => state.compared);
  return (
    <section aria-labelledby="procedure-history" className={styles.history}>
      <h2 id="procedure-history">{t('procedures.history.title')}</h2>
      <h3>{t('procedures.history.versions')}</h3>
      <ul className={styles.versions}>
        {detail.versions.map((version, place) => (
          <Version
            key={version.version}
            detail={detail}
            version={version}
            before={detail.versions[place + 1]?.version ?? null}
          />
        ))}
      </ul>
      {compared !== null && <Differences compared={compared} />}
      <h3>{t('procedures.history.events')}</h3>
      <ul className={styles.events}>
        {detail.events.map((event) => (
          <li key={`${event.at} ${event.event} ${event.version ?? ''}`}>
            {t('procedures.history.eventLine', {
              when: formats.dateTime(event.at),
              event: t(`procedures.history.event.${event.event}`),
              by: event.by ?? t('procedures.history.program'),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Version(props: {
  readonly detail: ProcedureDetail;
  readonly version: ProcedureDetail['versions'][number];
  /** The version before it; null for the first. */
  readonly before: number | null;
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { compare, post, busy } = useStore(useServices().procedure);
  const { detail, version, before } = props;
  const may = useMay();
  const isPast = version.state === 'past' && version.version !== detail.posted;
  return (
    <li className={styles.version}>
      <span>
        {t('procedures.history.line', {
          version: version.version,
          when: formats.dateTime(version.createdAt),
          source: t(`procedures.history.source.${version.source}`),
        })}{' '}
        {version.state === 'posted' && <Badge>{t('procedures.history.current')}</Badge>}
      </span>
      {before !== null && (
        <Button size="desk" look="quiet" onClick={() => void compare(before, version.version)}>
          {t('procedures.history.compare', { version: before })}
        </Button>
      )}
      {isPast && may('procedures.write') && (
        <Button size="desk" look="quiet" disabled={busy} onClick={() => void post(version.version)}>
          {t('procedures.history.restore')}
        </Button>
      )}
    </li>
  );
}

function Differences({ compared }: { readonly compared: ProcedureDifferences }): ReactNode {
  const { t } = useTranslation('admin');
  const partName = usePartName();
  const { from, to, changes } = compared;
  return (
    <section aria-live="polite" className={styles.differences}>
      <h3>{t('procedures.history.differences', { from, to })}</h3>
      {changes.length === 0 && <p>{t('procedures.history.same')}</p>}
      {changes.map((change) => (
        <div key={change.part} className={styles.change} lang="vi">
          <h4>{partName(change.part)}</h4>
          <p className={styles.side}>{t('procedures.history.before')}</p>
          <div>
            <PartValue value={change.before} />
          </div>
          <p className={styles.side}>{t('procedures.history.after')}</p>
          <div>
            <PartValue value={change.after} />
          </div>
        </div>
      ))}
    </section>
  );
}
