import type { DeviceId } from '#shared/domain/ids.ts';
import type { SelfTestNote } from '#shared/protocol/self-test.ts';
import type { SelfTestFacts } from '#sync/self-test-facts.ts';
import { judgeSelfTest, verdictOf } from './judge-self-test.ts';
import type { JournalHead, SelfTest } from './self-test.ts';

export interface SelfTestPorts {
  readonly app: string;
  readonly device: DeviceId | null;
  readonly nowIso: () => string;
  readonly measure: () => Promise<SelfTestFacts>;
  /** Keeps the entry; answers the journal's head after it. */
  readonly note: (body: SelfTestNote) => Promise<JournalHead>;
}

/** DE5: measures, judges and notes. A test whose note cannot be kept is shown all the same, and says so. */
export async function runSelfTest({ app, device, nowIso, measure, note }: SelfTestPorts): Promise<SelfTest> {
  const checks = judgeSelfTest(await measure());
  const verdict = verdictOf(checks);
  const outcomes = checks.map(({ check, verdict, found }) => [check, { verdict, found }] as const);
  const body: SelfTestNote = { event: 'self-test', app, verdict, checks: Object.fromEntries(outcomes) };
  const at = nowIso();
  const head = await note(body).catch(() => null);
  return { at, app, verdict, checks, device, head };
}
