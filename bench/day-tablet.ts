import { createAckVerifier } from '#device/ack-verifier.ts';
import { createDeviceSigner } from '#device/device-signer.ts';
import { createHttpTransport } from '#device/http-transport.ts';
import { systemClock } from '#device/system-clock.ts';
import { SAMPLE_QUESTIONNAIRE } from '#server/rules/vietnamese-questionnaires.ts';
import { toReplicaId } from '#shared/domain/ids.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { Random } from '#sync/ports.ts';
import { createRecorder, type Recorder } from '#sync/record.ts';
import { createSyncLoop, type SyncLoop } from '#sync/sync-loop.ts';
import type { SimIdentity } from '#tests/sim/sim-pairing.ts';
import { createMemoryJournal, type MemoryDisk, memoryDisk } from '#tests/support/memory-journal.ts';
import type { DayLog } from './day-log.ts';

/** What a tablet of a simulated day is given. */
export interface DayTabletPorts {
  readonly identity: SimIdentity;
  readonly counter: string;
  readonly random: Random;
  readonly fetch: (input: Parameters<typeof fetch>[0], init?: RequestInit) => Promise<Response>;
  readonly isOffline: boolean;
  readonly log: DayLog;
}

/** A tablet without a screen: the sync engine's own loop, recorder and transport over a journal in memory; signs and checks as the kiosk does. */
export class DayTablet {
  readonly disk: MemoryDisk;
  readonly loop: SyncLoop;
  /** Of all answers that were given here. */
  readonly ids: string[] = [];
  isOffline: boolean;
  readonly #ports: DayTabletPorts;
  readonly #recorder: Recorder;
  /** When what is not confirmed was recorded, oldest first. */
  readonly #waiting: { readonly seq: number; readonly atMs: number }[] = [];

  constructor(ports: DayTabletPorts) {
    const { identity, random } = ports;
    this.#ports = ports;
    this.isOffline = ports.isOffline;
    this.disk = memoryDisk(toReplicaId(uuidV7(Date.now(), random.bytes(10))));
    const clock = systemClock;
    const journal = createMemoryJournal(this.disk);
    this.loop = createSyncLoop({
      ...{ journal, clock, random },
      transport: createHttpTransport({
        fetch: (input, init) => this.#send(input, init),
        token: identity.token,
        clock,
      }),
      mutex: { runExclusive: (work) => work() },
      signer: createDeviceSigner(identity.privateKey),
      ackVerifier: createAckVerifier(identity.ackKey),
      device: { device: identity.device, app: '0.1.0-day', status: async () => ({ battery: 1 }) },
    });
    this.loop.subscribe(({ ackedThrough }) => this.#confirm(ackedThrough));
    this.#recorder = createRecorder({
      journal,
      clock,
      random,
      onRecorded: () => this.loop.nudge('recorded'),
    });
  }

  get pending(): number {
    return this.disk.last - this.disk.ackedThrough;
  }

  /** A citizen answers. */
  async rate(level: number): Promise<void> {
    const { id, version } = SAMPLE_QUESTIONNAIRE;
    const kept = await this.#recorder.record('rating', 1, {
      questionnaire: { id, version },
      ...{ level, counter: this.#ports.counter, clerk: null, intake: 'open', lang: 'vi', ms: 1_500 },
    });
    if (!kept.ok) throw new Error('not recorded');
    this.ids.push(kept.value.id);
    this.#waiting.push({ seq: kept.value.seq, atMs: performance.now() });
  }

  async #send(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
    if (this.isOffline) throw new TypeError('no network');
    const startedMs = performance.now();
    try {
      const response = await this.#ports.fetch(input, init);
      this.#ports.log.onPush(performance.now() - startedMs, response.status);
      return response;
    } catch (error) {
      this.#ports.log.onUnanswered();
      throw error;
    }
  }

  #confirm(ackedThrough: number): void {
    for (let [next] = this.#waiting; next && next.seq <= ackedThrough; [next] = this.#waiting) {
      this.#waiting.shift();
      this.#ports.log.onConfirmed(this, next.seq, performance.now() - next.atMs);
    }
  }
}
