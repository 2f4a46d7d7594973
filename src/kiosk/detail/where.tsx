import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  agencyFacts,
  type Channel,
  channelFee,
  channelFees,
  channelTime,
  type FeeItem,
} from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { keyed } from '../keyed.ts';
import { useKioskState } from '../kiosk-context.tsx';
import styles from './detail.module.css';
import { DetailPart } from './detail-part.tsx';
import { FeeText } from './money.tsx';
import { Official, OfficialList, Unknown } from './texts.tsx';

/** Where to apply and by which ways, with the portal's own cells for time and money. */
export function Where({ procedure }: { readonly procedure: Procedure }): ReactNode {
  const { t } = useTranslation('procedure');
  const channels = procedure.channels ?? [];
  return (
    <DetailPart id="where" part="channels" title={t('where')}>
      <dl className={styles.pairs}>
        <ThisOffice />
        {agencyFacts(procedure).map(({ role, names }) => (
          <div key={role}>
            <dt>{t(`agencies.${role}`)}</dt>
            <dd>
              {names === null ? (
                <Unknown />
              ) : names.length === 1 ? (
                <Official text={names[0] ?? null} />
              ) : (
                <OfficialList items={names} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {channels.length === 0 ? (
        <Unknown more={t('askStaff')} />
      ) : (
        <>
          <ul className={styles.cards}>
            {keyed(channels, ({ label }) => label).map(({ key, item }) => (
              <li key={key} className={styles.card}>
                <ChannelCard procedure={procedure} channel={item} />
              </li>
            ))}
          </ul>
          <p className={styles.small}>{t('channelSource')}</p>
        </>
      )}
    </DetailPart>
  );
}

function ThisOffice(): ReactNode {
  const { t } = useTranslation('procedure');
  const unit = useKioskState((state) => state.office?.content.unit);
  if (unit === undefined) return null;
  const { name, contact } = unit;
  return (
    <div>
      <dt>{t('here')}</dt>
      <dd lang="vi">{contact.address === null ? name : `${name}, ${contact.address}`}</dd>
    </div>
  );
}

interface ChannelCardProps {
  readonly procedure: Procedure;
  readonly channel: Channel;
}

function ChannelCard({ procedure, channel }: ChannelCardProps): ReactNode {
  const { t } = useTranslation(['procedure', 'common']);
  const { duration, label, note } = channel;
  const known =
    duration === null ? null : t(`procedure:duration.${duration.unit}`, { count: duration.value });
  return (
    <>
      <h3 lang="vi">{label}</h3>
      <dl className={styles.pairs}>
        <div>
          <dt>{t('procedure:channelTime')}</dt>
          <dd>{channelTime(channel) ?? known ?? t('common:unknown')}</dd>
        </div>
        <div>
          <dt>{t('procedure:channelFee')}</dt>
          <dd>
            <FeeText fee={channelFee(procedure, channel)} cell />
            <FeeItems items={channelFees(procedure, channel)} />
          </dd>
        </div>
      </dl>
      {note !== null && <Official text={note} />}
    </>
  );
}

function FeeItems({ items }: { readonly items: readonly FeeItem[] }): ReactNode {
  const { i18n } = useTranslation();
  if (items.length === 0) return null;
  const format = new Intl.NumberFormat(i18n.language);
  const amountOf = ({ amount, currency }: FeeItem): readonly string[] =>
    amount === null
      ? []
      : [`${format.format(amount)} ${currency === null || currency === 'VND' ? 'đồng' : currency}`];
  return (
    <ul lang="vi" className={styles.fees}>
      {keyed(items, (item) => JSON.stringify(item)).map(({ key, item }) => (
        <li key={key}>{[item.kind, ...amountOf(item), item.note].filter(Boolean).join(' – ')}</li>
      ))}
    </ul>
  );
}
