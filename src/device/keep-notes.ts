import { watchClock } from '#sync/clock-watch.ts';
import { booted, clockJumped, type Stamp, updated } from '#sync/device-events.ts';
import type { Clock, Journal } from '#sync/ports.ts';
import { readAppVersion, writeAppVersion } from './app-version-store.ts';
import type { DeviceDatabase } from './open-database.ts';

export interface NotePorts {
  readonly db: DeviceDatabase;
  readonly journal: Pick<Journal, 'append'>;
  readonly stamp: Stamp;
}

export interface NoteKeeperPorts extends NotePorts {
  readonly clock: Clock;
  readonly monotonicMs: () => number;
  readonly onNoted: () => void;
}

/** What is running: the app's version, and whether the browser promised to keep the storage. */
export interface Start {
  readonly app: string;
  readonly persisted: boolean | null;
}

/** DE1, DE2, DE3: notes this start, and from then on jumps of the clock. Never rejects: an answer that cannot be kept says so itself (JR2), a note need not. */
export async function keepNotes(ports: NoteKeeperPorts, start: Start): Promise<void> {
  const { journal, stamp, onNoted } = ports;
  const note = (write: Promise<unknown>): Promise<void> => write.then(onNoted, () => {});
  watchClock({ ...ports, onJump: (jump) => void note(journal.append([clockJumped(stamp, jump)])) });
  await note(noteStart(ports, start));
}

/** The version is kept after its note: a crash in between tells of the update twice rather than never. */
export async function noteStart({ db, journal, stamp }: NotePorts, { app, persisted }: Start): Promise<void> {
  const before = await readAppVersion(db);
  const update = before === null || before === app ? [] : [updated(stamp, before, app)];
  await journal.append([...update, booted(stamp, app, persisted)]);
  if (before !== app) await writeAppVersion(db, app);
}
