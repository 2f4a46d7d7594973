import type { ReplicaId } from '#shared/domain/ids.ts';
import type { ChainHash } from '#shared/lib/journal-chain.ts';
import type { TabletChoices } from '#shared/protocol/tablet-choices.ts';
import type { PinHash } from '#shared/protocol/unit-settings.ts';
import { draftEntry, type Stamp } from '#sync/device-events.ts';
import type { Clock, Journal } from '#sync/ports.ts';
import type { EntryContent } from '#sync/record.ts';
import { forgetChoices, keepChoices, readChoices } from './choices-store.ts';
import type { DeviceDatabase } from './open-database.ts';
import { createPinGate, type PinOutcome, type PinVerdict } from './pin-gate.ts';

/** What staff do at the tablet that has to be on its disk. */
export interface StaffDesk {
  /** What staff decided here; also lets a pause after wrong PINs go on. */
  open(): Promise<TabletChoices>;
  checkPin(pin: string | null, hash: PinHash): Promise<PinVerdict>;
  keepChoices(choices: TabletChoices, notes: readonly EntryContent[]): Promise<void>;
  /** The tablet was paired anew: nothing that was decided here holds any longer. */
  forget(): Promise<void>;
  /** Notes something about the tablet; answers the journal's head after that entry. */
  note(body: { readonly event: string }): Promise<JournalHead>;
}

export interface JournalHead {
  readonly replica: ReplicaId;
  readonly seq: number;
  readonly hash: ChainHash;
}

export interface StaffDeskPorts {
  readonly db: DeviceDatabase;
  readonly journal: Pick<Journal, 'append' | 'hashAt' | 'state'>;
  readonly stamp: Stamp;
  readonly clock: Pick<Clock, 'after'>;
  readonly monotonicMs: () => number;
  readonly subtle: SubtleCrypto;
  readonly onNoted: () => void;
}

/** Makes the desk over the tablet's storage. */
export function createStaffDesk(ports: StaffDeskPorts): StaffDesk {
  const { db, journal, stamp, onNoted } = ports;
  /** DE4: that a PIN was tried and what came of it, never the PIN. A note that cannot be kept stops nobody. */
  const note = async (outcome: PinOutcome): Promise<void> => {
    const draft = draftEntry(stamp, 'device', 1, { event: 'staff-pin', outcome });
    await journal.append([draft]).then(onNoted, () => {});
  };
  const gate = createPinGate({ ...ports, note });
  return {
    async open() {
      const [choices] = await Promise.all([readChoices(db), gate.start()]);
      return choices;
    },
    checkPin: (pin, hash) => gate.check(pin, hash),
    async keepChoices(choices, notes) {
      await keepChoices(db, stamp, choices, notes);
      onNoted();
    },
    forget: () => forgetChoices(db, stamp),
    async note(body) {
      const [appended] = await journal.append([draftEntry(stamp, 'device', 1, body)]);
      const { replica } = await journal.state();
      const seq = appended?.seq ?? 0;
      const hash = await journal.hashAt(seq);
      if (hash === null) throw new Error('the entry that was just appended is not there');
      onNoted();
      return { replica, seq, hash };
    },
  };
}
