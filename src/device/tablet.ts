import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ContentPackage } from '#shared/protocol/content.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { Stamp } from '#sync/device-events.ts';
import type { Journal } from '#sync/ports.ts';
import { createRecorder, type Recorder } from '#sync/record.ts';
import type { NudgeReason, SyncLoop } from '#sync/sync-loop.ts';
import { STOPPED_STATUS, type SyncStatus } from '#sync/sync-status.ts';
import { createCanary } from './canary.ts';
import { connectCentre } from './connect-centre.ts';
import { type ContentStore, createContentStore } from './content-store.ts';
import { readDeviceState } from './device-state.ts';
import { createDexieJournal } from './dexie-journal.ts';
import type { Identity } from './identity-store.ts';
import { type DeviceDatabase, openDatabase } from './open-database.ts';
import { type PairFault, pairDevice } from './pair-device.ts';
import { askPersistence } from './storage-health.ts';
import { systemClock } from './system-clock.ts';
import { webRandom } from './web-random.ts';

export interface TabletFacts {
  readonly identity: Identity;
  readonly content: ContentPackage | null;
}

/** Everything the tablet keeps and sends, as one thing for the composition root. */
export interface Tablet {
  /** Opens the storage and, if paired, begins to sync; null when not paired. Rejects when the storage does not open; may be called again then. */
  open(): Promise<TabletFacts | null>;
  /** True when the entry is on the disk. */
  record(draft: EntryDraft): Promise<boolean>;
  pair(code: string): Promise<Result<TabletFacts, PairFault>>;
  /** The content that waited, now current; null when none did. */
  swapContent(): Promise<ContentPackage | null>;
  status(): SyncStatus;
  subscribe(listener: () => void): () => void;
  nudge(reason: NudgeReason): void;
}

export interface TabletOptions {
  /** Version of the app that is running. */
  readonly app: string;
  readonly onContentWaiting: () => void;
}

/** Makes the tablet over this browser's storage and network. */
export function createTablet(options: TabletOptions): Tablet {
  return new BrowserTablet(options);
}

const STAMP: Stamp = { clock: systemClock, random: webRandom };

interface Opened {
  readonly db: DeviceDatabase;
  readonly journal: Journal;
  readonly recorder: Recorder;
}

class BrowserTablet implements Tablet {
  private readonly options: TabletOptions;
  private readonly canary = createCanary();
  private readonly listeners = new Set<() => void>();
  private opened: Opened | null = null;
  private loop: SyncLoop | null = null;
  private content: ContentStore | null = null;
  /** Of the package that is shown, for the fleet page and to know when the centre has another. */
  private contentVersion: string | null = null;
  private fetching = false;
  private lastTapAt: string | null = null;

  constructor(options: TabletOptions) {
    this.options = options;
  }

  async open(): Promise<TabletFacts | null> {
    const { db } = await this.openStorage();
    const state = await readDeviceState(db, this.canary);
    if (state.type !== 'paired') return null;
    return this.connect(state.identity);
  }

  async record(draft: EntryDraft): Promise<boolean> {
    const { recorder } = await this.openStorage();
    this.lastTapAt = draft.at;
    return (await recorder.again([draft])).ok;
  }

  async pair(code: string): Promise<Result<TabletFacts, PairFault>> {
    const { db } = await this.openStorage();
    // The loop must not push while the journal may move to another device.
    this.loop?.stop();
    const ports = { db, canary: this.canary, fetch: window.fetch, crypto, stamp: STAMP };
    const paired = await pairDevice(ports, { code, app: this.options.app });
    if (!paired.ok) {
      this.loop?.start();
      return err(paired.error);
    }
    await askPersistence(navigator.storage);
    const facts = await this.connect(paired.value);
    await this.content?.fetchNext();
    return ok({ ...facts, content: (await this.swapContent()) ?? facts.content });
  }

  async swapContent(): Promise<ContentPackage | null> {
    if (this.content === null || !(await this.content.swap())) return null;
    return this.readContent(this.content);
  }

  status(): SyncStatus {
    return this.loop?.status() ?? STOPPED_STATUS;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  nudge(reason: NudgeReason): void {
    this.loop?.nudge(reason);
  }

  private async openStorage(): Promise<Opened> {
    if (this.opened !== null) return this.opened;
    const database = await openDatabase();
    if (!database.ok) throw new Error(`the storage does not open: ${database.error.type}`);
    const db = database.value;
    const journal = createDexieJournal(db, STAMP);
    const recorder = createRecorder({ ...STAMP, journal, onRecorded: () => this.nudge('recorded') });
    this.opened = { db, journal, recorder };
    return this.opened;
  }

  /** Nobody is in front of the screen yet, so content that waits is taken up at once. */
  private async connect(identity: Identity): Promise<TabletFacts> {
    const { db, journal } = await this.openStorage();
    this.loop?.stop();
    this.content = createContentStore({ db, fetch: window.fetch, token: identity.token });
    await this.content.swap();
    const content = await this.readContent(this.content);
    this.loop = connectCentre({
      identity,
      journal,
      app: this.options.app,
      lastTapAt: () => this.lastTapAt,
      contentVersion: () => this.contentVersion,
      onContentVersion: (version) => void this.fetchContent(version), // never rejects
    });
    this.loop.subscribe((status) => {
      this.keepCanary(identity, status);
      this.tell();
    });
    this.loop.start();
    return { identity, content };
  }

  private async readContent(store: ContentStore): Promise<ContentPackage | null> {
    const current = await store.current();
    this.contentVersion = current?.version ?? null;
    return current?.content ?? null;
  }

  /** CF1: laid beside the current package, and announced; a failure is tried again with the next ack. */
  private async fetchContent(version: string): Promise<void> {
    if (this.fetching || this.content === null || version === this.contentVersion) return;
    this.fetching = true;
    try {
      const fetched = await this.content.fetchNext();
      if (fetched.ok && fetched.value === 'next') this.options.onContentWaiting();
    } catch {
      // The storage failed; the next answer of the centre leads here again, and recording reports the fault itself.
    } finally {
      this.fetching = false;
    }
  }

  /** WD1: the note follows the journal when that moves to a new replica. */
  private keepCanary({ device }: Identity, { replica }: SyncStatus): void {
    if (replica !== null && this.canary.read()?.replica !== replica) this.canary.write({ device, replica });
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
