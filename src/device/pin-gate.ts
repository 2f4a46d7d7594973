import type { PinHash } from '#shared/protocol/unit-settings.ts';
import type { Clock } from '#sync/ports.ts';
import { isRightPin } from './check-pin.ts';
import type { DeviceDatabase } from './open-database.ts';
import { afterFailure, NO_LOCKOUT, type PinLockout, triesLeft } from './pin-lockout.ts';
import { readLockout, writeLockout } from './pin-lockout-store.ts';

/** What came of an attempt; `lockedMs` is how long from now no PIN is taken. */
export type PinVerdict =
  | { readonly type: 'right' }
  | { readonly type: 'wrong'; readonly triesLeft: number; readonly lockedMs: number }
  | { readonly type: 'locked'; readonly lockedMs: number };

export type PinOutcome = 'ok' | 'wrong' | 'locked';

/** The lock before the staff's panel. It knows nothing of screens. */
export interface PinGate {
  /** Reads what an earlier page had counted, so that its pause goes on. */
  start(): Promise<void>;
  /** Compares, counts and tells `note`. Without a PIN it only says whether one is taken now. */
  check(pin: string | null, hash: PinHash): Promise<PinVerdict>;
}

export interface PinGatePorts {
  readonly db: DeviceDatabase;
  readonly subtle: SubtleCrypto;
  readonly clock: Pick<Clock, 'after'>;
  readonly monotonicMs: () => number;
  /** Resolves when it is kept, or cannot be; nobody is let in before. Never rejects. */
  readonly note: (outcome: PinOutcome) => Promise<void>;
}

/** Makes the gate over the tablet's storage. */
export function createPinGate(ports: PinGatePorts): PinGate {
  return new CountingGate(ports);
}

/** At most so much of a pause begins again when the page is loaded anew. */
const SAVE_EVERY_MS = 5_000;

/**
 * A pause is measured by a clock that cannot be set, and only while a page of this tablet runs: what is left of it lies on the
 * disk. So neither the tablet's clock nor a restart makes it shorter.
 */
class CountingGate implements PinGate {
  private readonly ports: PinGatePorts;
  private salt: string | null = null;
  private lockout: PinLockout = NO_LOCKOUT;
  private untilMs = 0;
  private started: Promise<void> | null = null;
  private counting = false;

  constructor(ports: PinGatePorts) {
    this.ports = ports;
  }

  start(): Promise<void> {
    this.started ??= this.load();
    return this.started;
  }

  async check(pin: string | null, hash: PinHash): Promise<PinVerdict> {
    await this.start();
    // A PIN that was set anew begins at nothing.
    if (hash.salt !== this.salt) this.hold(hash.salt, NO_LOCKOUT);
    const lockedMs = this.lockedMs();
    if (pin === null) return { type: 'locked', lockedMs };
    if (lockedMs > 0) {
      await this.ports.note('locked');
      return { type: 'locked', lockedMs };
    }
    // Counted before it is looked at: who switches the tablet off meanwhile gains nothing.
    this.hold(hash.salt, afterFailure(this.lockout));
    await this.save();
    if (await isRightPin(this.ports.subtle, pin, hash)) {
      this.hold(hash.salt, NO_LOCKOUT);
      await this.save();
      await this.ports.note('ok');
      return { type: 'right' };
    }
    await this.ports.note('wrong');
    return { type: 'wrong', triesLeft: triesLeft(this.lockout), lockedMs: this.lockedMs() };
  }

  private async load(): Promise<void> {
    const kept = await readLockout(this.ports.db);
    if (kept !== null && this.salt === null) this.hold(kept.salt, kept);
  }

  private hold(salt: string, lockout: PinLockout): void {
    this.salt = salt;
    this.lockout = { failures: lockout.failures, lockedMs: lockout.lockedMs };
    this.untilMs = this.ports.monotonicMs() + lockout.lockedMs;
    if (lockout.lockedMs > 0) this.countDown();
  }

  private lockedMs(): number {
    return Math.max(0, this.untilMs - this.ports.monotonicMs());
  }

  /** A disk that takes nothing does not keep staff from the panel that tells them so: the page itself goes on counting. */
  private async save(): Promise<void> {
    if (this.salt === null) return;
    const { failures } = this.lockout;
    const kept = { salt: this.salt, failures, lockedMs: Math.ceil(this.lockedMs()) };
    await writeLockout(this.ports.db, kept).catch(() => {});
  }

  private countDown(): void {
    if (this.counting) return;
    this.counting = true;
    this.ports.clock.after(SAVE_EVERY_MS, () => {
      this.counting = false;
      void this.save(); // never rejects
      if (this.lockedMs() > 0) this.countDown();
    });
  }
}
