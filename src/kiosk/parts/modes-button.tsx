import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { HelpIcon } from './icons.tsx';

/** The one visible way to help for eyes, hands and ears, on every screen. */
export function ModesButton(): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  const open = useKioskState((state) => state.modesOpen);
  return (
    <Button
      look="quiet"
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={() => kiosk.send({ type: 'modes-opened' })}
    >
      <HelpIcon />
      {t('modes.open')}
    </Button>
  );
}
