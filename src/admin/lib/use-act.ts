import { useState } from 'react';
import { useServices } from '../services.tsx';
import type { OfficeState } from '../state/office-store.ts';
import { useFailureText } from './use-failure-text.ts';

/** A deed from a button: what went wrong is said where the button is. */
export function useAct(): {
  readonly act: (...deed: Parameters<OfficeState['act']>) => Promise<void>;
  readonly failure: string | null;
} {
  const { office } = useServices();
  const failureText = useFailureText();
  const [failure, setFailure] = useState<string | null>(null);
  return {
    failure,
    async act(...deed) {
      const failed = await office.getState().act(...deed);
      setFailure(failed === null ? null : failureText(failed));
    },
  };
}
