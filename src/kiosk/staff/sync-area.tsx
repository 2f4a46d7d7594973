import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { ExportButtons } from '../parts/export-buttons.tsx';
import { StaffFacts } from '../parts/staff-facts.tsx';

/** Whether this tablet's journal reaches the centre, and what staff can do when it does not. */
export function SyncArea(): ReactNode {
  const { t } = useTranslation('staff');
  const kiosk = useKiosk();
  return (
    <>
      <StaffFacts />
      <div>
        <Button look="primary" onClick={() => kiosk.sync.nudge()}>
          {t('sync.syncNow')}
        </Button>
      </div>
      <ExportButtons />
    </>
  );
}
