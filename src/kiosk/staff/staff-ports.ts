import type { TabletChoices } from '#shared/protocol/tablet-choices.ts';
import type { PinHash } from '#shared/protocol/unit-settings.ts';
import type { EntryContent } from '#sync/record.ts';
import type { SelfTest } from './self-test.ts';
import type { PinVerdict } from './staff-state.ts';

/** What the staff's panel needs from the tablet. */
export interface StaffPorts {
  /** Compares, counts and notes the attempt; without a PIN it only tells whether one is taken now. Works offline. */
  checkPin(pin: string | null, hash: PinHash): Promise<PinVerdict>;
  /** Keeps the choices and what the journal says of them, both or neither; true when they are on the disk. */
  keepChoices(choices: TabletChoices, notes: readonly EntryContent[]): Promise<boolean>;
  /** Looks at the tablet and notes what it found. Rejects when not even that can be done. */
  selfTest(): Promise<SelfTest>;
  /** Prints the page as it stands. */
  print(): void;
}
