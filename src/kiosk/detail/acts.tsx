import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { portalAddress, takeAlongAddress } from '#shared/domain/procedure-address.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { Button } from '#ui/button.tsx';
import { QrCode } from '#ui/qr-code.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import styles from './acts.module.css';

interface ActsProps {
  readonly procedure: Procedure;
}

/** What can be done with the page as a whole. An address is shown as a code and as text: the kiosk itself leads nowhere. */
export function Acts({ procedure }: ActsProps): ReactNode {
  const { t } = useTranslation('procedure');
  const kiosk = useKiosk();
  const prints = useKioskState((state) => state.office?.content.settings.finding.print === true);
  const [open, setOpen] = useState<'take' | 'portal' | null>(null);
  const online = procedure.channels?.some(({ channel }) => channel === 'online') === true;
  const toggle = (which: 'take' | 'portal') => () => setOpen(open === which ? null : which);
  return (
    <div className={styles.acts}>
      <section className={styles.buttons} aria-label={t('acts.label')}>
        <Button aria-expanded={open === 'take'} onClick={toggle('take')}>
          {t('acts.take')}
        </Button>
        <Button aria-expanded={open === 'portal'} onClick={toggle('portal')}>
          {online ? t('acts.online') : t('acts.portal')}
        </Button>
        {prints && <Button onClick={() => kiosk.print()}>{t('acts.print')}</Button>}
        <TextSize />
      </section>
      {open === 'take' && <TakeAlong procedure={procedure} />}
      {open === 'portal' && <Portal procedure={procedure} />}
    </div>
  );
}

/** The same help as everywhere, within reach of whoever reads. */
function TextSize(): ReactNode {
  const { t } = useTranslation('procedure');
  const kiosk = useKiosk();
  const large = useKioskState((state) => state.modes.includes('large-text'));
  return (
    <Button aria-pressed={large} onClick={() => kiosk.send({ type: 'mode-toggled', mode: 'large-text' })}>
      {large ? t('acts.smaller') : t('acts.larger')}
    </Button>
  );
}

function TakeAlong({ procedure }: ActsProps): ReactNode {
  const { t } = useTranslation('procedure');
  const { origin } = useKiosk();
  const content = useKioskState((state) => state.office?.content);
  if (content === undefined) return null;
  const address = takeAlongAddress(content.publicUrl ?? origin, procedure.code, content.unit.id);
  return (
    <Code
      title={t('acts.takeTitle')}
      text={t('acts.takeText')}
      label={t('acts.takeCode')}
      address={address}
    />
  );
}

function Portal({ procedure }: ActsProps): ReactNode {
  const { t } = useTranslation('procedure');
  const portal = useKioskState((state) => state.office?.content.settings.finding.portal);
  if (portal === undefined) return null;
  return (
    <Code
      title={t('acts.portalTitle')}
      text={t('acts.portalText', { host: portal.host })}
      label={t('acts.portalCode')}
      address={portalAddress(portal, procedure.code)}
    />
  );
}

interface CodeProps {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly address: string;
}

function Code({ title, text, label, address }: CodeProps): ReactNode {
  const { t } = useTranslation('procedure');
  return (
    <section className={styles.code} aria-label={title}>
      <div className={styles.qr}>
        <QrCode text={address} label={label} />
      </div>
      <div className={styles.words}>
        <h2>{title}</h2>
        <p>{text}</p>
        <p className={styles.address}>
          {t('acts.address')} <span lang="zxx">{address}</span>
        </p>
      </div>
    </section>
  );
}
