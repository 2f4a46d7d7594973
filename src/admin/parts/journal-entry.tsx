import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { Button } from '#ui/button.tsx';
import { proofUrl } from '../api/devices-api.ts';
import { damagedHeld } from '../lib/device-words.ts';
import { useDownload } from '../lib/use-download.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from './journal-entry.module.css';
import { JournalLine } from './journal-line.tsx';
import { Notice } from './notice.tsx';

type Replica = DeviceReport['replicas'][number];

/** One journal: what became of it, what is here, what is not, and the proof of it. */
export function JournalEntry({ replica }: { readonly replica: Replica }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { carried, quarantined, forkedAt } = replica;
  const held = damagedHeld(replica);
  const n = formats.number(replica.knownThrough);
  return (
    <li className={styles.journal}>
      <div>
        <p className={styles.line}>
          <JournalLine replica={replica} unreadApart />
        </p>
        {carried.length > 0 && <p>{t('devices.journal.carried', { ranges: formats.ranges(carried) })}</p>}
        {held.length > 0 && <p>{t('devices.journal.damagedHeld', { ranges: formats.ranges(held) })}</p>}
        {quarantined > 0 && (
          <Link href="/quarantine" className={styles.link}>
            {t('devices.journal.quarantine', { n: formats.number(quarantined) })}
          </Link>
        )}
      </div>
      <div>
        <p className={styles.state}>{t(`devices.journal.state.${replica.state}`)}</p>
        <Reason replica={replica} />
        {replica.tail !== 'open' && <p>{t(`devices.journal.tail.${replica.tail}`, { n })}</p>}
        {forkedAt !== null && <p>{t('devices.journal.forkedAt', { time: formats.dateTime(forkedAt) })}</p>}
        <p className={styles.soft}>
          {t('devices.journal.name', { from: formats.dateTime(replica.firstSeenAt) })}
        </p>
        <p className={styles.soft}>
          {t('devices.journal.span', { to: formats.dateTime(replica.lastSeenAt) })}
        </p>
        <p className={styles.soft}>{t('devices.journal.id', { id: replica.id })}</p>
      </div>
      <Proof replica={replica} />
    </li>
  );
}

function Reason({ replica: { state, successor } }: { readonly replica: Replica }): ReactNode {
  const { t } = useTranslation('admin');
  const reason = successor?.reason ?? null;
  if (state !== 'continued' || reason === null) return null;
  const known = (['damage', 'fork'] as const).find((one) => one === reason) ?? 'other';
  return <p>{t(`devices.journal.reason.${known}`, { reason })}</p>;
}

function Proof({ replica }: { readonly replica: Replica }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const failureText = useFailureText();
  const { start, failure } = useDownload();
  return (
    <div className={styles.proof}>
      <Button
        size="desk"
        aria-label={t('devices.journal.proofOf', { from: formats.dateTime(replica.firstSeenAt) })}
        onClick={() => void start(proofUrl(replica.id))}
      >
        {t('devices.journal.proof')}
      </Button>
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
    </div>
  );
}
