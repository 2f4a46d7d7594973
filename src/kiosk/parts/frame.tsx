import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isStorageLow } from '#sync/storage-facts.ts';
import { Badge } from '#ui/badge.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { FaultsNotice } from './faults-notice.tsx';
import styles from './frame.module.css';
import { LanguageSwitch } from './language-switch.tsx';
import { ModesButton } from './modes-button.tsx';
import { ReadButton } from './read-button.tsx';
import { StaffEmblem } from './staff-emblem.tsx';

export interface FrameProps {
  /** Stands in the header in place of the office, e.g. the way back. */
  readonly lead?: ReactNode | undefined;
  /** `night`: light on dark, for a screen that nobody looks at for hours. */
  readonly tone?: 'night' | undefined;
  /** Stays in sight beneath the header. */
  readonly bar?: ReactNode | undefined;
  readonly children: ReactNode;
}

/** The page around every screen: whose office this is, and the language. */
export function Frame({ lead, bar, tone, children }: FrameProps): ReactNode {
  return (
    <div className={styles.page} data-tone={tone}>
      <div className={styles.sheet}>
        {bar === undefined ? (
          <Head lead={lead} />
        ) : (
          <div className={styles.top}>
            <Head lead={lead} />
            {bar}
          </div>
        )}
        <FaultsNotice />
        <main id="main" className={styles.main}>
          {children}
        </main>
      </div>
    </div>
  );
}

function Head({ lead }: Pick<FrameProps, 'lead'>): ReactNode {
  const { t } = useTranslation('common');
  const sample = useKioskState((state) => state.office?.content.sample === true);
  return (
    <header className={styles.header}>
      {lead ?? <OfficeName />}
      {sample && <Badge>{t('sample')}</Badge>}
      <StorageWarning />
      <ShelfWarning />
      <ReadButton />
      <ModesButton />
      <LanguageSwitch />
    </header>
  );
}

/** ST2: on every screen, as staff look at them and not at their own page. */
function StorageWarning(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { sync, care } = useKiosk();
  const low = isStorageLow(useSyncExternalStore(sync.subscribe, care.storage));
  return low && <Badge>{t('staff.storageLowShort')}</Badge>;
}

/** CF8: a list that lacks something is not taken for the whole one. */
function ShelfWarning(): ReactNode {
  const { t } = useTranslation('kiosk');
  const reads = useKioskState(({ screen }) => screen.type === 'procedures' || screen.type === 'procedure');
  const shelf = useKioskState((state) => state.office?.shelf);
  return reads && shelf?.type === 'ready' && !shelf.complete && <Badge>{t('detail.shelf.incomplete')}</Badge>;
}

function OfficeName(): ReactNode {
  const { t } = useTranslation('common');
  const unit = useKioskState((state) => state.office?.content.unit);
  return (
    <>
      <StaffEmblem className={styles.emblem} />
      <div className={styles.office} lang="vi">
        <p className={styles.unit}>{unit?.name ?? t('product')}</p>
        {unit?.parentName != null && <p className={styles.parent}>{unit.parentName}</p>}
      </div>
    </>
  );
}
