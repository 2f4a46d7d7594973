import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { BackBar, LeavingNotice } from '../parts/back-bar.tsx';
import { Frame } from '../parts/frame.tsx';
import { Title } from '../parts/title.tsx';
import { CheckArea } from './check-area.tsx';
import { CounterArea } from './counter-area.tsx';
import { staffPinOf } from './pin-steps.ts';
import styles from './staff-panel.module.css';
import { STAFF_AREAS, type StaffArea, type StaffScreen } from './staff-state.ts';
import { SyncArea } from './sync-area.tsx';
import { TabletArea } from './tablet-area.tsx';

export interface StaffPanelProps {
  readonly panel: Extract<StaffScreen, { readonly type: 'staff' }>;
}

/** What staff can do at the tablet. No result of any rating is here. */
export function StaffPanel({ panel }: StaffPanelProps): ReactNode {
  const { t } = useTranslation('staff');
  const open = useKioskState((state) => state.office !== null && staffPinOf(state) === null);
  return (
    <Frame lead={<BackBar home />}>
      <div className={styles.panel}>
        <header className={styles.head}>
          <Title className={styles.title}>{t('title')}</Title>
          <p className={styles.blind}>{t('blind')}</p>
        </header>
        {open && <p className={styles.warning}>{t('noPin')}</p>}
        <Areas chosen={panel.area} />
        <section
          className={styles.area}
          role="tabpanel"
          id="staff-area"
          aria-labelledby={`staff-tab-${panel.area}`}
        >
          <p role="status" className={styles.change}>
            {panel.change === 'kept' && t('kept')}
            {panel.change === 'not-kept' && t('notKept')}
          </p>
          <AreaOf panel={panel} />
        </section>
        <LeavingNotice />
      </div>
    </Frame>
  );
}

function AreaOf({ panel }: StaffPanelProps): ReactNode {
  switch (panel.area) {
    case 'counter':
      return <CounterArea />;
    case 'sync':
      return <SyncArea />;
    case 'tablet':
      return <TabletArea />;
    case 'check':
      return <CheckArea step={panel.selfTest} />;
  }
}

/** Tabs after the ARIA pattern: one stop for the Tab key, arrows between them. */
function Areas({ chosen }: { readonly chosen: StaffArea }): ReactNode {
  const { t } = useTranslation('staff');
  const kiosk = useKiosk();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const place = (STAFF_AREAS.indexOf(chosen) + step + STAFF_AREAS.length) % STAFF_AREAS.length;
    const area = STAFF_AREAS[place] ?? chosen;
    kiosk.send({ type: 'area-opened', area });
    list.current?.querySelector<HTMLElement>(`#staff-tab-${area}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={t('areas.label')} className={styles.tabs} onKeyDown={move}>
      {STAFF_AREAS.map((area) => (
        <button
          key={area}
          type="button"
          role="tab"
          id={`staff-tab-${area}`}
          className={styles.tab}
          aria-selected={area === chosen}
          aria-controls="staff-area"
          tabIndex={area === chosen ? 0 : -1}
          onClick={() => kiosk.send({ type: 'area-opened', area })}
        >
          {t(`areas.${area}`)}
        </button>
      ))}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
