import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import type { Office } from '../kiosk-state.ts';
import { FaultsNotice } from '../parts/faults-notice.tsx';
import styles from './attract-screen.module.css';
import { SlideShow } from './slide-show.tsx';

export interface AttractScreenProps {
  readonly office: Office;
  readonly sinceMs: number;
  readonly tone: 'night' | undefined;
}

/** The loop that stands there when nobody has touched the question for a while. Any touch brings it back, and does no more. */
export function AttractScreen({ office, sinceMs, tone }: AttractScreenProps): ReactNode {
  const { t } = useTranslation(['idle', 'common']);
  const kiosk = useKiosk();
  const { unit, sample } = office.content;
  return (
    <div className={styles.page} data-tone={tone}>
      <div className={styles.sheet}>
        <header className={styles.header}>
          <p lang="vi">
            <strong>{unit.name}</strong>
            {unit.parentName !== null && <span className={styles.parent}>{unit.parentName}</span>}
          </p>
          {sample && <Badge>{t('common:sample')}</Badge>}
        </header>
        <FaultsNotice />
        <main id="main" className={styles.main}>
          <SlideShow office={office} sinceMs={sinceMs} level={1} />
        </main>
        <footer className={styles.footer}>
          <Button
            look={tone === 'night' ? 'plain' : 'primary'}
            onClick={() => kiosk.send({ type: 'touched' })}
          >
            {t('attract.touch')}
          </Button>
        </footer>
      </div>
    </div>
  );
}
