import { useState } from 'react';
import type { ApiFailure } from '../api/client.ts';
import { useServices, useSession } from '../services.tsx';

/**
 * Fetches a file by its address, and says why it could not begin. A session that ran out would make a file of the refusal: it is asked
 * first, so that the login comes up instead.
 */
export function useDownload(): {
  readonly start: (url: string) => Promise<void>;
  readonly failure: ApiFailure | null;
} {
  const { download } = useServices();
  const checkSession = useSession((state) => state.check);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const start = async (url: string): Promise<void> => {
    const missing = await checkSession();
    setFailure(missing);
    if (missing === null) download(url);
  };
  return { start, failure };
}
