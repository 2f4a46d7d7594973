import { useEffect, useEffectEvent } from 'react';
import { useSession } from '../services.tsx';

/** Calls again and again while the page is on the screen, and at once when it or the network comes back. */
export function usePoll(poll: () => void, everyMs: number): void {
  const signedIn = useSession((state) => state.phase === 'signed-in');
  const run = useEffectEvent(() => {
    if (!document.hidden && signedIn) poll();
  });
  useEffect(() => {
    const timer = setInterval(run, everyMs);
    document.addEventListener('visibilitychange', run);
    window.addEventListener('online', run);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', run);
      window.removeEventListener('online', run);
    };
  }, [everyMs]);
}
