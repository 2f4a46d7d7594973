import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { ContactStrip } from '../lazy-parts.tsx';
import { Frame } from '../parts/frame.tsx';
import { Title } from '../parts/title.tsx';
import styles from './notice-screen.module.css';

export interface NotSavedScreenProps {
  /** Kind of the entry: a rating, or what came after one that was saved. */
  readonly what: string | undefined;
  readonly trying: boolean;
}

/** JR2: the commit failed. Says what was not saved; the same entry is offered again. */
export function NotSavedScreen({ what, trying }: NotSavedScreenProps): ReactNode {
  const { t } = useTranslation('kiosk');
  const of =
    what === 'rating' ? 'notSaved' : what === 'rating.change' ? 'after.changeLost' : 'after.detailLost';
  const kiosk = useKiosk();
  return (
    <Frame>
      <div className={styles.notice}>
        <Title className={styles.title}>{t(`${of}.title`)}</Title>
        <p className={styles.text}>{t(`${of}.text`)}</p>
        <p className={styles.text}>{t('notSaved.tellStaff')}</p>
        <Button look="primary" disabled={trying} onClick={() => kiosk.send({ type: 'retry' })}>
          {trying ? t('notSaved.trying') : t('notSaved.retry')}
        </Button>
        <p className={styles.staff}>{t('notSaved.staff')}</p>
        <KnownContact />
      </div>
    </Frame>
  );
}

/** The tablet's storage does not open, so no answer is invited. */
export function StorageFailedScreen(): ReactNode {
  const { t } = useTranslation(['kiosk', 'common']);
  const kiosk = useKiosk();
  return (
    <Frame>
      <div className={styles.notice}>
        <Title className={styles.title}>{t('storageFailed.title')}</Title>
        <p className={styles.text}>{t('storageFailed.text')}</p>
        <Button onClick={() => kiosk.send({ type: 'retry' })}>{t('common:retry')}</Button>
        <p className={styles.staff}>{t('storageFailed.staff')}</p>
        <KnownContact />
      </div>
    </Frame>
  );
}

/** Paired, but the content package has not come yet. */
export function NoContentScreen(): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  return (
    <Frame>
      <div className={styles.notice}>
        <Title className={styles.title}>{t('noContent.title')}</Title>
        <p className={styles.text}>{t('noContent.text')}</p>
        <Button onClick={() => kiosk.send({ type: 'pairing-opened' })}>{t('noContent.again')}</Button>
        <p className={styles.staff}>{t('noContent.staff')}</p>
        <KnownContact />
      </div>
    </Frame>
  );
}

/** For the moment before the kiosk knows what to show, and while a new version takes over. */
export function WaitScreen({ updating }: { readonly updating: boolean }): ReactNode {
  const { t } = useTranslation('kiosk');
  return (
    <Frame>
      <div className={styles.notice}>
        <h1 className={styles.text}>{updating ? t('updating') : t('starting')}</h1>
      </div>
    </Frame>
  );
}

/** TB1: another window of this tablet serves the counter. It goes on by itself when that one is closed. */
export function SecondWindowScreen(): ReactNode {
  const { t } = useTranslation('kiosk');
  return (
    <Frame>
      <div className={styles.notice}>
        <Title className={styles.title}>{t('secondWindow.title')}</Title>
        <p className={styles.text}>{t('secondWindow.text')}</p>
        <p className={styles.staff}>{t('secondWindow.staff')}</p>
      </div>
    </Frame>
  );
}

/** Whom people can turn to meanwhile, where the tablet knows it. */
function KnownContact(): ReactNode {
  const contact = useKioskState((state) => state.office?.content.unit.contact);
  return (
    <Suspense>
      <ContactStrip contact={contact} />
    </Suspense>
  );
}
