import { createAckVerifier } from '#device/ack-verifier.ts';
import { createDeviceSigner } from '#device/device-signer.ts';
import { createFileSealer } from '#device/file-sealer.ts';
import { createHttpTransport } from '#device/http-transport.ts';
import { toReplicaId } from '#shared/domain/ids.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { CanaryNote } from '#sync/device-events.ts';
import { type ExportScope, exportJournal } from '#sync/export-journal.ts';
import { OWN_VERSIONS, type VersionRange } from '#sync/negotiate-version.ts';
import type { FileSealer, Journal, Mutex, Random } from '#sync/ports.ts';
import { createRecorder, type Recorder } from '#sync/record.ts';
import { settleJournal } from '#sync/settle-journal.ts';
import { createSyncLoop, type SyncLoop } from '#sync/sync-loop.ts';
import {
  createMemoryJournal,
  type MemoryDisk,
  type MemoryJournalOptions,
  type MemoryRow,
  memoryDisk,
  type WriteFate,
} from '#tests/support/memory-journal.ts';
import type { Quiet, VirtualTime } from '#tests/support/virtual-time.ts';
import type { NetFault, SimNetwork } from './sim-network.ts';
import type { SimIdentity } from './sim-pairing.ts';

/** Small, so that a run of a few entries takes several pushes. */
const BOUNDS = { maxEntries: 4, maxBytes: 4_000 };

/** A disk image: everything that a copy of the tablet would have. */
export interface SimImage {
  readonly disk: MemoryDisk;
  readonly identity: SimIdentity;
  readonly canary: CanaryNote | null;
  /** JR3: as the app is set; copies are set alike. */
  readonly retentionMs: number;
  /** A copy of another tablet, which is to be paired as a device of its own. */
  readonly isCopy: boolean;
}

/** What all tablets share. */
export interface SimSurroundings {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly network: SimNetwork;
  readonly quiet: Quiet;
  /** Told of every row at its commit; `recorded` when it comes from the counter and not from the engine. */
  readonly onAppend: (replica: string, row: MemoryRow, recorded: boolean) => void;
  readonly onPrune: (row: MemoryRow) => void;
  /** Pairs over the real API, as the same device, or as a new one when null. */
  readonly pair: (device: string | null) => Promise<SimIdentity>;
}

/** One tablet: a disk, an identity, and the page (or pages) that run on it. */
export class SimTablet {
  disk: MemoryDisk;
  identity: SimIdentity;
  canary: CanaryNote | null;
  /** Added to the true time: this tablet's clock is wrong. */
  skewMs = 0;
  offline = false;
  /** Versions of the journal format that the installed app writes (RT2d). */
  versions: VersionRange = OWN_VERSIONS;
  /** Faults of the next requests, in order. */
  readonly faults: NetFault[] = [];
  /** Fates of the next writes, in order. */
  readonly fates: WriteFate[] = [];
  /** What is to happen before the next steps of the loop on the journal; null is nothing. */
  readonly amid: ((() => Promise<void>) | null)[] = [];
  /** Ids that were on this disk at some time, pruned or not. */
  readonly everHeld = new Set<string>();
  private isCopy: boolean;
  private readonly retentionMs: number;
  private pages: Page[] = [];
  private locked = false;
  private readonly around: SimSurroundings;

  constructor(around: SimSurroundings, image: SimImage) {
    this.around = around;
    this.disk = structuredClone(image.disk);
    this.identity = image.identity;
    this.canary = image.canary;
    this.isCopy = image.isCopy;
    this.retentionMs = image.retentionMs;
    this.rememberRows();
    this.boot();
  }

  /** A tablet that has just been paired. */
  static fresh(around: SimSurroundings, identity: SimIdentity, retentionMs: number): SimTablet {
    const disk = memoryDisk(newReplica(around));
    const canary = { device: identity.device, replica: disk.replica };
    return new SimTablet(around, { disk, identity, canary, isCopy: false, retentionMs });
  }

  /** The page is loaded, after a start or a crash. */
  boot(): void {
    for (const page of this.pages) page.kill();
    this.pages = [];
    this.locked = false;
    this.fates.length = 0;
    this.openTab();
  }

  /** One more tab over the same database. */
  openTab(): void {
    this.pages.push(this.createPage());
  }

  get page(): Page {
    const [first] = this.pages;
    if (first === undefined) throw new Error('no page');
    return first;
  }

  get tabs(): readonly Page[] {
    return this.pages;
  }

  image(): SimImage {
    const { identity, canary, isCopy, retentionMs } = this;
    return { disk: structuredClone(this.disk), identity, canary, isCopy, retentionMs };
  }

  rollBack(image: SimImage): void {
    this.disk = structuredClone(image.disk);
    this.identity = image.identity;
    this.canary = image.canary;
    this.isCopy = image.isCopy;
    this.rememberRows();
    this.boot();
  }

  /** Storage is cleared; staff pair the tablet again. */
  async wipe(): Promise<void> {
    this.disk = memoryDisk(newReplica(this.around));
    await this.pairAgain(null);
  }

  /** Staff type a new code into the tablet. */
  async pairAgain(before: SimIdentity | null = this.identity): Promise<void> {
    for (const page of this.pages) page.kill();
    this.identity = await this.around.pair(this.isCopy ? null : this.identity.device);
    this.isCopy = false;
    const journal = createMemoryJournal(this.disk, { onAppend: this.onAppend(false) });
    const { device } = this.identity;
    await settleJournal(journal, this.stamp(), { before: before?.device ?? null, device, lost: this.canary });
    this.canary = { device, replica: this.disk.replica };
    this.boot();
  }

  private rememberRows(): void {
    for (const { id } of this.disk.rows.values()) this.everHeld.add(id);
  }

  /** Everything acknowledged is old enough to go. */
  async prune(): Promise<void> {
    const { onPrune } = this.around;
    await createMemoryJournal(this.disk, { onPrune }).prune('9999-12-31T00:00:00.000Z');
  }

  private stamp() {
    const { time, random } = this.around;
    return { clock: { nowMs: () => time.nowMs() + this.skewMs, after: time.after }, random };
  }

  private createPage(): Page {
    const { quiet, network, random } = this.around;
    const death = Promise.withResolvers<never>();
    death.promise.catch(() => {});
    const page: Page = {
      alive: true,
      kill: () => {
        page.alive = false;
        page.loop.stop();
        death.reject(new Error('killed'));
      },
      watch: (promise) => quiet.watch(Promise.race([promise, death.promise])),
      ...this.createEngine(
        () => page,
        network.fetchFor(() => this.nextFault()),
        random,
      ),
    };
    page.loop.start();
    return page;
  }

  private createEngine(page: () => Page, fetch: typeof globalThis.fetch, random: Random) {
    const { clock } = this.stamp();
    const { device, token, ackKey, sealKey, privateKey } = this.identity;
    const signer = createDeviceSigner(privateKey);
    const deviceInfo = { device, app: '0.1.0-sim', status: async () => ({}) };
    const atStaffPage = this.createPageJournal(page, { onAppend: this.onAppend(false) });
    const atCounter = this.createPageJournal(page, { onAppend: this.onAppend(true) });
    const after = (delayMs: number, callback: () => void) =>
      clock.after(delayMs, () => page().alive && callback());
    const loop = createSyncLoop({
      journal: this.createPageJournal(page, {
        onAppend: this.onAppend(false),
        onPrune: this.around.onPrune,
        before: async () => this.amid.shift()?.(),
      }),
      transport: createHttpTransport({ fetch, token, clock }),
      signer,
      ackVerifier: createAckVerifier(ackKey),
      device: deviceInfo,
      clock: { nowMs: clock.nowMs, after },
      random,
      mutex: this.mutex(page),
      bounds: BOUNDS,
      versions: this.versions,
      retentionMs: this.retentionMs,
    });
    loop.subscribe(({ replica }) => {
      if (replica !== null && page().alive) this.canary = { device, replica };
    });
    const recorder = createRecorder({
      journal: atCounter,
      clock,
      random,
      onRecorded: () => loop.nudge('recorded'),
    });
    const sealer = createFileSealer({ device, sealKey, clock });
    const exportFile: Page['exportFile'] = async (scope, sealed) => {
      const ports = { journal: atStaffPage, clock, random, signer, device: deviceInfo, bounds: BOUNDS };
      const file = await exportJournal({ ...ports, sealer: sealed ? sealer : BARE_FILE }, scope);
      return file.ok ? file.value.lines.join('') : null;
    };
    return { loop, recorder, exportFile };
  }

  /** A journal that stops answering when its page is dead. */
  private createPageJournal(page: () => Page, options: MemoryJournalOptions): Journal {
    const fate = () => {
      const next = page().alive ? (this.fates.shift() ?? 'kept') : 'killed-before';
      if (next.startsWith('killed') && page().alive) queueMicrotask(() => this.boot());
      return next;
    };
    return createMemoryJournal(this.disk, { ...options, fate });
  }

  private onAppend(recorded: boolean): NonNullable<MemoryJournalOptions['onAppend']> {
    return (replica, row) => {
      this.everHeld.add(row.id);
      this.around.onAppend(replica, row, recorded);
    };
  }

  private mutex(page: () => Page): Mutex {
    return {
      runExclusive: async (work) => {
        if (this.locked) return null;
        this.locked = true;
        try {
          return await page().watch(work());
        } finally {
          if (page().alive) this.locked = false;
        }
      },
    };
  }

  private nextFault(): NetFault | null {
    return this.offline ? 'lost-request' : (this.faults.shift() ?? null);
  }
}

/** What runs on a tablet until it is killed. */
export interface Page {
  alive: boolean;
  readonly loop: SyncLoop;
  readonly recorder: Recorder;
  /** SN1: the text of a file, or null when there is nothing to export. */
  exportFile(scope: ExportScope, sealed: boolean): Promise<string | null>;
  kill(): void;
  /** Waits with the page, and no longer than it lives. */
  watch<T>(promise: Promise<T>): Promise<T>;
}

/** Segments as they are, one after the other. */
const BARE_FILE: FileSealer = {
  async begin() {
    const segments: string[] = [];
    return {
      add: async (segment) => void segments.push(segment),
      finish: async () => segments,
    };
  },
};

function newReplica({ time, random }: SimSurroundings) {
  return toReplicaId(uuidV7(time.nowMs(), random.bytes(10)));
}
