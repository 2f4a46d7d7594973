import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { hasContact } from '../contact-lines.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { PhoneIcon } from './icons.tsx';

/** Opens the ways to reach the office over whatever screen it stands on; nothing of that screen is lost. */
export function ContactButton({ disabled }: { readonly disabled?: boolean | undefined }): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  const known = useKioskState(({ office }) => office !== null && hasContact(office.content.unit.contact));
  return (
    known && (
      <Button look="quiet" disabled={disabled} onClick={() => kiosk.send({ type: 'contact-opened' })}>
        <PhoneIcon />
        {t('contact.open')}
      </Button>
    )
  );
}
