import type { DeviceId, TakeHomeCode } from '#shared/domain/ids.ts';
import type { TakeHomeVisit } from '#shared/domain/take-home-code.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { OfficeContent } from '#shared/protocol/content.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { ServerKey } from '#shared/protocol/fields.ts';
import type { SealedBox } from '#shared/protocol/sealed-bodies.ts';
import { DEFAULT_SETTINGS } from '#shared/protocol/unit-settings.ts';
import { contentDamaged, type Stamp } from '#sync/device-events.ts';
import type { ExportScope } from '#sync/export-journal.ts';
import type { Journal } from '#sync/ports.ts';
import { createRecorder, type Recorder } from '#sync/record.ts';
import type { SelfTestFacts } from '#sync/self-test-facts.ts';
import type { StorageFacts } from '#sync/storage-facts.ts';
import type { NudgeReason } from '#sync/sync-loop.ts';
import { STOPPED_STATUS, type SyncStatus } from '#sync/sync-status.ts';
import { createCanary } from './canary.ts';
import { type CentreLink, connectCentre } from './connect-centre.ts';
import { ContentKeeper } from './content-keeper.ts';
import { type ContentRow, takeUpContent } from './content-rows.ts';
import { createContentStore } from './content-store.ts';
import { readDeviceState } from './device-state.ts';
import { createDexieJournal } from './dexie-journal.ts';
import type { Identity } from './identity-store.ts';
import { type DeviceDatabase, openDatabase } from './open-database.ts';
import type { PairFault } from './pair-device.ts';
import type { StoredProcedures } from './read-procedures.ts';
import type { SavedExport } from './save-export.ts';
import { sharedAttempt } from './shared-attempt.ts';
import { createStaffDesk, type StaffDesk } from './staff-desk.ts';
import { askPersistence, readStorage } from './storage-health.ts';
import { createStorageWatch } from './storage-watch.ts';
import { systemClock } from './system-clock.ts';
import type { TakeHomeFault, TakeHomeKeeper } from './take-home-keeper.ts';
import type { UsageKeeper, UsageOffice, Use } from './usage-keeper.ts';
import { webRandom } from './web-random.ts';

export interface TabletFacts {
  readonly identity: Identity;
  readonly content: OfficeContent | null;
}

/** Everything the tablet keeps and sends, as one thing for the composition root. */
export interface Tablet {
  /** Begins to open the storage while something else is waited for; writes nothing. What goes wrong shows in `open`. */
  prepare(): void;
  /** Opens the storage and, if paired, begins to sync; null when not paired. Rejects when the storage does not open; may be called again then. */
  open(): Promise<TabletFacts | null>;
  /** True when all of them are on the disk; otherwise none is. */
  record(drafts: readonly EntryDraft[]): Promise<boolean>;
  /** Seals what somebody wrote for the entry that will carry it, to the centre unless another key is named. Rejects while not paired. */
  seal(kind: string, entryId: string, plain: unknown, key?: ServerKey): Promise<SealedBox>;
  /** TH1: a code to rate a visit at home. Rejects when the storage does not open. */
  makeCode(visit: TakeHomeVisit, perHour: number): Promise<Result<TakeHomeCode, TakeHomeFault>>;
  pair(code: string): Promise<Result<TabletFacts, PairFault>>;
  /** The content that waited, now current; null when none did. */
  swapContent(): Promise<OfficeContent | null>;
  /** The procedures of the content of that version; rejects when they cannot be read or another version is current. */
  procedures(version: string): Promise<StoredProcedures>;
  /** US1: what a citizen looked up. */
  countUse(use: Use): Promise<void>;
  /** The device's bearer token; null while not paired. */
  token(): string | null;
  status(): SyncStatus;
  subscribe(listener: () => void): () => void;
  nudge(reason: NudgeReason): void;
  /** Somebody touched the screen. */
  touched(): void;
  /** What staff do here; rejects when the storage does not open. */
  staff(): Promise<StaffDesk>;
  /** Null while not paired. */
  device(): DeviceId | null;
  /** Looks at the tablet from all sides, for the self-test. */
  measure(): Promise<SelfTestFacts>;
  storage(): StorageFacts;
  /** SN1: makes the sealed file and hands it to the browser's downloads. */
  exportJournal(scope: ExportScope): Promise<SavedExport>;
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

const DEFAULT_TIME_ZONE = 'Asia/Ho_Chi_Minh';
/** The question has the page for itself until then: the centre and the notes come after it. */
const AFTER_QUESTION_MS = 400;
/** What is on the disk goes to the centre a moment later: the thanks, and whoever reads them, have the page for themselves. */
const AFTER_THANKS_MS = 250;
const STAMP: Stamp = { clock: systemClock, random: webRandom };

interface Opened {
  readonly db: DeviceDatabase;
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly desk: StaffDesk;
}

interface Connected {
  readonly facts: TabletFacts;
  readonly centre: CentreLink;
}

class BrowserTablet implements Tablet {
  private readonly options: TabletOptions;
  private readonly canary = createCanary();
  private readonly listeners = new Set<() => void>();
  private readonly openStorage = sharedAttempt(() => this.openAnew());
  private centre: CentreLink | null = null;
  private noted = false;
  private readonly storageWatch = createStorageWatch({
    read: () => readStorage(navigator.storage),
    clock: systemClock,
    onChange: () => this.tell(),
  });
  private content: ContentKeeper | null = null;
  private lastTapAt: string | null = null;
  private identity: Identity | null = null;
  private usage: Promise<UsageKeeper> | null = null;
  /** Codes are offered and cannot be made yet. */
  private wantsCodeKey = false;
  private office: UsageOffice = {
    timeZone: DEFAULT_TIME_ZONE,
    procedures: [],
    finding: DEFAULT_SETTINGS.finding,
  };

  constructor(options: TabletOptions) {
    this.options = options;
  }

  prepare(): void {
    this.openStorage().catch(() => {});
  }

  async open(): Promise<TabletFacts | null> {
    const { db } = await this.openStorage();
    // Nobody is in front of the screen yet, so content that waits is taken up at once.
    const [state, row] = await Promise.all([readDeviceState(db, this.canary), takeUpContent(db)]);
    if (state.type !== 'paired') return null;
    const { facts, centre } = await this.connect(state.identity, row);
    systemClock.after(AFTER_QUESTION_MS, () => {
      // Paired anew meanwhile: that one has been started.
      if (centre === this.centre) centre.loop.start();
      void this.keepNotes().catch(() => {}); // a note that cannot be written stops nothing
    });
    return facts;
  }

  async record(drafts: readonly EntryDraft[]): Promise<boolean> {
    const { recorder } = await this.openStorage();
    return (await recorder.again(drafts)).ok;
  }

  async seal(kind: string, entryId: string, plain: unknown, key?: ServerKey): Promise<SealedBox> {
    if (this.centre === null) throw new Error('not paired: there is nobody to seal for');
    // Loaded with the first text that somebody writes; it is in the precache.
    const { sealBox } = await import('./seal-box.ts');
    return await sealBox(key ?? this.centre.sealKey, { kind, entryId }, plain);
  }

  async makeCode(visit: TakeHomeVisit, perHour: number): Promise<Result<TakeHomeCode, TakeHomeFault>> {
    if (this.identity === null) return err('no-key');
    return await (await this.openTakeHome(this.identity)).issue(visit, perHour);
  }

  async pair(code: string): Promise<Result<TabletFacts, PairFault>> {
    const { db, desk } = await this.openStorage();
    // Needed once in the life of a tablet, with the network at hand.
    const { pairDevice } = await import('./pair-device.ts');
    // The loop must not push while the journal may move to another device.
    this.centre?.loop.stop();
    const ports = { db, canary: this.canary, fetch: window.fetch, crypto, stamp: STAMP };
    const paired = await pairDevice(ports, { code, app: this.options.app });
    if (!paired.ok) {
      this.centre?.loop.start();
      return err(paired.error);
    }
    await desk.forget();
    await askPersistence(navigator.storage);
    await this.storageWatch.look();
    const { facts, centre } = await this.connect(paired.value, await takeUpContent(db));
    centre.loop.start();
    await this.content?.fetchNow();
    return ok({ ...facts, content: (await this.swapContent()) ?? facts.content });
  }

  async swapContent(): Promise<OfficeContent | null> {
    return this.follow((await this.content?.swap()) ?? null);
  }

  async procedures(version: string): Promise<StoredProcedures> {
    if (this.content === null) throw new Error('not paired: there are no procedures');
    const stored = await this.content.procedures(version);
    this.office = { ...this.office, procedures: stored.procedures };
    return stored;
  }

  async countUse(use: Use): Promise<void> {
    await (await this.openUsage()).count(use);
  }

  token(): string | null {
    return this.identity?.token ?? null;
  }

  status(): SyncStatus {
    return this.centre?.loop.status() ?? STOPPED_STATUS;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  nudge(reason: NudgeReason): void {
    this.centre?.loop.nudge(reason);
  }

  touched(): void {
    this.lastTapAt = new Date(systemClock.nowMs()).toISOString();
  }

  async staff(): Promise<StaffDesk> {
    return (await this.openStorage()).desk;
  }

  device(): DeviceId | null {
    return this.centre?.device ?? null;
  }

  async measure(): Promise<SelfTestFacts> {
    const { db } = await this.openStorage();
    // Asked for a few times a year; it is in the precache.
    const { measureTablet } = await import('./measure-tablet.ts');
    return await measureTablet({ db, page: window, app: this.options.app, loop: this.centre?.loop ?? null });
  }

  storage(): StorageFacts {
    return this.storageWatch.facts();
  }

  async exportJournal(scope: ExportScope): Promise<SavedExport> {
    if (this.centre === null) return { type: 'unpaired' };
    // Asked for by staff, a few times a year; it is in the precache.
    const { saveExport } = await import('./save-export.ts');
    const saved = await saveExport(this.centre, scope, systemClock.nowMs());
    // A mended journal has moved to another replica, which is news for the loop.
    this.nudge('recorded');
    return saved;
  }

  private async openAnew(): Promise<Opened> {
    const database = await openDatabase();
    if (!database.ok) throw new Error(`the storage does not open: ${database.error.type}`);
    const db = database.value;
    const journal = createDexieJournal(db, STAMP);
    const onRecorded = () => void systemClock.after(AFTER_THANKS_MS, () => this.nudge('recorded'));
    const recorder = createRecorder({ ...STAMP, journal, onRecorded });
    const desk = createStaffDesk({
      db,
      journal,
      stamp: STAMP,
      clock: systemClock,
      monotonicMs: () => performance.now(),
      subtle: crypto.subtle,
      onNoted: () => this.nudge('recorded'),
    });
    this.storageWatch.start();
    return { db, journal, recorder, desk };
  }

  /** The loop is not started. @param row the content that is shown */
  private async connect(identity: Identity, row: ContentRow | null): Promise<Connected> {
    const { db, journal } = await this.openStorage();
    this.centre?.loop.stop();
    const keeper = new ContentKeeper({
      store: createContentStore({ db, fetch: window.fetch, token: identity.token }),
      onWaiting: this.options.onContentWaiting,
      onDamaged: (version, parts) => void this.noteDamagedContent(version, parts), // never rejects
    });
    this.content = keeper;
    this.identity = identity;
    const content = this.follow(row?.office ?? null);
    keeper.open(content);
    const centre = connectCentre({
      identity,
      journal,
      app: this.options.app,
      lastTapAt: () => this.lastTapAt,
      contentVersion: () => keeper.version,
      onContentVersion: (version) => {
        void keeper.follow(version); // never rejects
        void this.askCodeKey(); // never rejects
      },
    });
    this.centre = centre;
    centre.loop.subscribe((status) => {
      this.keepCanary(identity, status);
      this.tell();
    });
    return { facts: { identity, content }, centre };
  }

  /** What is counted is counted by this office's day and in its words. */
  private follow(content: OfficeContent | null): OfficeContent | null {
    if (content !== null) {
      this.office = { ...this.office, timeZone: content.unit.timeZone, finding: content.settings.finding };
      this.wantsCodeKey = content.settings.takeHome.offer;
      void this.askCodeKey(); // never rejects
    }
    return content;
  }

  /** Once a pairing, with the network at hand; where it fails, again with the centre's next answer. */
  private async askCodeKey(): Promise<void> {
    if (!this.wantsCodeKey || this.identity === null) return;
    this.wantsCodeKey = false;
    const ready = await this.openTakeHome(this.identity)
      .then((keeper) => keeper.prepare())
      .catch(() => false);
    if (!ready) this.wantsCodeKey = true;
  }

  /** Nothing of it is needed before the question stands; it is in the precache. */
  private async openTakeHome(identity: Identity): Promise<TakeHomeKeeper> {
    const { TakeHomeKeeper } = await import('./take-home-keeper.ts');
    return new TakeHomeKeeper({
      ...(await this.openStorage()),
      ...{ identity, fetch: window.fetch, subtle: crypto.subtle, stamp: STAMP },
      ...{ clock: systemClock, random: webRandom },
      onRecorded: () => this.nudge('recorded'),
    });
  }

  private openUsage(): Promise<UsageKeeper> {
    this.usage ??= this.makeUsage();
    return this.usage;
  }

  /** Nothing of it is needed before the question stands; it is in the precache. */
  private async makeUsage(): Promise<UsageKeeper> {
    const { UsageKeeper } = await import('./usage-keeper.ts');
    const { db } = await this.openStorage();
    return new UsageKeeper({
      db,
      stamp: STAMP,
      clock: systemClock,
      office: () => this.office,
      touchedAtMs: () => (this.lastTapAt === null ? null : Date.parse(this.lastTapAt)),
      onJournalled: () => this.nudge('recorded'),
    });
  }

  /** Once a page. */
  private async keepNotes(): Promise<void> {
    if (this.noted) return;
    this.noted = true;
    await this.storageWatch.look();
    const { persisted } = this.storageWatch.facts();
    const { keepNotes } = await import('./keep-notes.ts');
    const ports = { ...(await this.openStorage()), stamp: STAMP, monotonicMs: () => performance.now() };
    await keepNotes(
      { ...ports, clock: systemClock, onNoted: () => this.nudge('recorded') },
      { app: this.options.app, persisted },
    );
    await (await this.openUsage()).start();
  }

  /** CF8; a note that cannot be written stops nothing. */
  private async noteDamagedContent(version: string, parts: number): Promise<void> {
    const { journal } = await this.openStorage();
    await journal.append([contentDamaged(STAMP, version, parts)]).then(
      () => this.nudge('recorded'),
      () => {},
    );
  }

  /** WD1: the note follows the journal when that moves to a new replica. */
  private keepCanary({ device }: Identity, { replica }: SyncStatus): void {
    if (replica !== null && this.canary.read()?.replica !== replica) this.canary.write({ device, replica });
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
