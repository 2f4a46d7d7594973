import type { DeviceId, ReplicaId } from '#shared/domain/ids.ts';
import type { ChainHash } from '#shared/lib/journal-chain.ts';
import type { SelfTestCheck, SelfTestOutcome, Verdict } from '#shared/protocol/self-test.ts';

/** One check with its verdict, and the advice that goes with it. */
export interface JudgedCheck extends SelfTestOutcome {
  readonly check: SelfTestCheck;
  /** Names the sentence that says what to do; null where nothing is. */
  readonly advice: Advice | null;
}

export type Advice =
  | 'open-by-https'
  | 'install'
  | 'free-space'
  | 'tell-admin'
  | 'ask-browser-update'
  | 'check-network'
  | 'wait'
  | 'pair-again'
  | 'update-app'
  | 'set-clock'
  | 'set-clock-after-network'
  | 'let-update-in'
  | 'reload-online'
  | 'screen-settings'
  | 'larger-screen'
  | 'one-window';

/** What a self-test said, with what makes a certificate of it. */
export interface SelfTest {
  /** ISO UTC of the tablet's clock. */
  readonly at: string;
  readonly app: string;
  readonly verdict: Verdict;
  readonly checks: readonly JudgedCheck[];
  /** Null while the tablet is not paired. */
  readonly device: DeviceId | null;
  /** The journal after the entry that notes this test; null when that entry could not be kept. */
  readonly head: JournalHead | null;
}

export interface JournalHead {
  readonly replica: ReplicaId;
  readonly seq: number;
  readonly hash: ChainHash;
}
