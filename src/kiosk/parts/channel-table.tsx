import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { channelFee, channelTime, type FeeFact } from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { keyed } from '../keyed.ts';
import styles from '../screens/procedure-screen.module.css';

/** Ways to apply, with the portal's own cells for time and money. */
export function ChannelTable({ procedure }: { readonly procedure: Procedure }): ReactNode {
  const { t } = useTranslation(['kiosk', 'common']);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('procedure.channel')}</th>
          <th scope="col">{t('procedure.channelTime')}</th>
          <th scope="col">{t('procedure.channelFee')}</th>
        </tr>
      </thead>
      <tbody>
        {keyed(procedure.channels ?? [], ({ label }) => label).map(({ key, item: channel }) => (
          <tr key={key}>
            <th scope="row" lang="vi">
              {channel.label}
            </th>
            <td>{channelTime(channel) ?? t('common:unknown')}</td>
            <td>
              <FeeText fee={channelFee(procedure, channel)} cell />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Money in words; never a bare "free" that nobody proved. */
export function FeeText({
  fee,
  cell = false,
}: {
  readonly fee: FeeFact;
  readonly cell?: boolean;
}): ReactNode {
  const { t } = useTranslation(['kiosk', 'common']);
  switch (fee.type) {
    case 'text':
      return <span lang="vi">{fee.text}</span>;
    case 'free-unproven':
      return cell ? t('procedure.freeCellUnproven') : t('procedure.freeUnproven');
    case 'unknown':
      return <span className={styles.unknown}>{t('common:unknown')}</span>;
  }
}
