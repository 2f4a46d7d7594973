import type { CentreAdmin } from '#tests/support/centre-admin.ts';
import { PushingTablet } from '#tests/support/pushing-tablet.ts';
import type { DayCentre } from './day-centre.ts';

const TABLETS = 4;
/** Answers of a push, and how many such pushes are made. */
const WORKS = [
  { answers: 0, pushes: 300 },
  { answers: 1, pushes: 300 },
  { answers: 60, pushes: 60 },
] as const;

/** What a push takes of the centre's processor, ms; the store's own processes, if it has any, not counted. */
export interface PushCost {
  readonly heartbeatMs: number;
  /** One answer and all that a push takes. */
  readonly firstAnswerMs: number;
  /** Every further answer in the same push. */
  readonly nextAnswerMs: number;
  /** What was sent for it, so that it can be looked for. */
  readonly ids: readonly string[];
}

/** A few tablets push heartbeats, single answers and sixty at once; nothing else may go on. */
export async function measurePushCost(centre: DayCentre, admin: CentreAdmin): Promise<PushCost> {
  const send = (path: string, init: RequestInit) => centre.fetch(path, init);
  const ids: string[] = [];
  const tablets: PushingTablet[] = [];
  for (let n = 0; n < TABLETS; n += 1)
    tablets.push(await PushingTablet.pair(send, await admin.addDevice(), 70_000 + n));
  const cost: number[] = [];
  for (const { answers, pushes } of WORKS) {
    const before = centre.processorSeconds();
    await Promise.all(
      tablets.map(async (one) => {
        for (let n = 0; n < pushes / TABLETS; n += 1) {
          for (let m = 0; m < answers; m += 1) ids.push(one.tablet.rate(1 + (m % 5)).id);
          if ((await one.push(send, 500)) !== 'acked') throw new Error('not taken');
        }
      }),
    );
    cost.push(((centre.processorSeconds() - before) * 1_000) / pushes);
  }
  const [heartbeatMs = 0, firstAnswerMs = 0, sixtyMs = 0] = cost;
  return { heartbeatMs, firstAnswerMs, nextAnswerMs: (sixtyMs - firstAnswerMs) / 59, ids };
}
