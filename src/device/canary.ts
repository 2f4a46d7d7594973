import * as v from 'valibot';
import { deviceId, replicaId } from '#shared/protocol/fields.ts';
import type { CanaryNote } from '#sync/device-events.ts';

/** A note kept outside IndexedDB. It is advice: nothing breaks when it is gone as well. */
export interface Canary {
  read(): CanaryNote | null;
  write(note: CanaryNote): void;
}

const KEY = 'hai-long-canary';
const canaryNote = v.object({ device: deviceId, replica: replicaId });

/** The canary in `localStorage`. Where the browser refuses that, there is no canary. */
export function createCanary(storage: () => Storage = () => localStorage): Canary {
  return {
    read() {
      try {
        const parsed = v.safeParse(canaryNote, JSON.parse(storage().getItem(KEY) ?? 'null'));
        return parsed.success ? parsed.output : null;
      } catch {
        return null; // refused or garbled: the same as no note
      }
    },
    write({ device, replica }) {
      try {
        storage().setItem(KEY, JSON.stringify({ device, replica }));
      } catch {
        // Refused: the tablet works without; the centre still sees a new replica on a known device.
      }
    },
  };
}
