import { type ReactNode, Suspense } from 'react';
import { useStaffFaults } from '../idle/staff-faults.ts';
import { StaffNotice } from '../lazy-parts.tsx';

/** The notice to staff; it is fetched when there is something to tell, which is nearly never. */
export function FaultsNotice(): ReactNode {
  const faults = useStaffFaults();
  return (
    faults !== null && (
      <Suspense>
        <StaffNotice faults={faults} />
      </Suspense>
    )
  );
}
