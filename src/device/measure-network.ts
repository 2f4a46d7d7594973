import type { Clock } from '#sync/ports.ts';
import type { NetworkFinding } from '#sync/self-test-facts.ts';
import type { SyncLoop } from '#sync/sync-loop.ts';

const PATIENCE_MS = 15_000;

/** One push (a heartbeat, if nothing waits), and how long its answer took. */
export function measureNetwork(
  loop: Pick<SyncLoop, 'status' | 'subscribe' | 'nudge'>,
  { clock, monotonicMs }: { readonly clock: Pick<Clock, 'after'>; readonly monotonicMs: () => number },
): Promise<NetworkFinding> {
  const startMs = monotonicMs();
  return new Promise((resolve) => {
    let underWay = loop.status().phase === 'pushing';
    const end = (finding: NetworkFinding): void => {
      unsubscribe();
      cancel();
      resolve(finding);
    };
    const unsubscribe = loop.subscribe(({ phase, lastFailure }) => {
      if (phase === 'pushing') underWay = true;
      else if (underWay && lastFailure !== null) end({ type: 'failed', failure: lastFailure });
      else if (underWay && phase === 'idle') {
        end({ type: 'answered', ms: Math.round(monotonicMs() - startMs) });
      }
    });
    const cancel = clock.after(PATIENCE_MS, () => end({ type: 'silent' }));
    loop.nudge('staff');
  });
}
