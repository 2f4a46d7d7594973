import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Emblem } from '#ui/emblem.tsx';
import { useKiosk } from '../kiosk-context.tsx';

const HOLD_MS = 2_000;

/** The office's mark; held for two seconds (finger or key) it opens the staff's page. */
export function StaffEmblem({ className }: { readonly className: string | undefined }): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!held) return;
    const timer = setTimeout(() => kiosk.send({ type: 'staff-opened' }), HOLD_MS);
    return () => clearTimeout(timer);
  }, [held, kiosk]);
  const release = (): void => setHeld(false);
  return (
    <button
      type="button"
      className={className}
      aria-label={t('staff.open')}
      onPointerDown={() => setHeld(true)}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onKeyDown={(event) => setHeld(event.key === 'Enter' || event.key === ' ')}
      onKeyUp={release}
      onBlur={release}
    >
      <Emblem size="3rem" />
    </button>
  );
}
