import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { BackBar, LeavingNotice } from '../parts/back-bar.tsx';
import { Frame } from '../parts/frame.tsx';
import { Title } from '../parts/title.tsx';
import styles from './notice-screen.module.css';

/** In place of the procedures: for the moment until they are read, or when they cannot be. */
export function ShelfScreen({ failed }: { readonly failed: boolean }): ReactNode {
  const { t } = useTranslation(['kiosk', 'common']);
  const kiosk = useKiosk();
  return (
    <Frame lead={<BackBar home />}>
      <div className={styles.notice}>
        {failed ? (
          <>
            <Title className={styles.title}>{t('kiosk:detail.shelf.failed')}</Title>
            <p className={styles.text}>{t('kiosk:detail.shelf.failedText')}</p>
            <Button onClick={() => kiosk.send({ type: 'procedures-wanted' })}>{t('common:retry')}</Button>
          </>
        ) : (
          <h1 className={styles.text}>{t('kiosk:detail.shelf.reading')}</h1>
        )}
        <LeavingNotice />
      </div>
    </Frame>
  );
}
