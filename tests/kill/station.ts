import { setTimeout as wait } from 'node:timers/promises';
import type { RatingItem } from '#shared/protocol/admin.ts';
import { BACKOFF_MAX_MS } from '#sync/limits.ts';
import { CentreAdmin } from '../support/centre-admin.ts';
import { CentreProcess } from '../support/centre-process.ts';
import { DurablePostgres } from '../support/durable-postgres.ts';
import {
  findBrokenLink,
  openSealedSegment,
  readPostgresReplicas,
  readStoredReplicas,
  type StoredReplica,
} from '../support/journal-evidence.ts';
import { sendOver } from '../support/pushing-tablet.ts';
import { KioskTablet } from './kiosk-tablet.ts';
import { findFault } from './tap-ledger.ts';

const DRAIN_MS = 60_000;

/** A centre on its store and one tablet, for a whole run. */
export class Station {
  readonly store: 'sqlite' | 'postgres';
  readonly centre: CentreProcess;
  readonly tablet: KioskTablet;
  centreKills = 0;
  readonly #admin: CentreAdmin;
  readonly #postgres: DurablePostgres | null;
  #verifiedSegments = 0;

  private constructor(
    centre: CentreProcess,
    tablet: KioskTablet,
    admin: CentreAdmin,
    postgres: DurablePostgres | null,
  ) {
    this.store = postgres ? 'postgres' : 'sqlite';
    this.centre = centre;
    this.tablet = tablet;
    this.#admin = admin;
    this.#postgres = postgres;
  }

  static async open(store: Station['store']): Promise<Station> {
    const postgres = store === 'postgres' ? await DurablePostgres.start() : null;
    const centre = await CentreProcess.startWith(postgres ? { databaseUrl: postgres.url } : {});
    const admin = await CentreAdmin.signIn(sendOver(centre.url), centre.credentials);
    const tablet = new KioskTablet(centre.url);
    await tablet.switchOn(centre.pairingUrl);
    await tablet.untilWorksOffline();
    return new Station(centre, tablet, admin, postgres);
  }

  async killCentre(): Promise<void> {
    this.centreKills += 1;
    await this.centre.kill();
  }

  /** Everything is up: waits until the tablet knows that all it holds has arrived. */
  async drain(): Promise<void> {
    const deadline = performance.now() + DRAIN_MS;
    for (;;) {
      const { last, ackedThrough } = await this.tablet.readJournal();
      if (ackedThrough === last) return;
      if (performance.now() > deadline) throw new Error(`${ackedThrough} of ${last} confirmed, and no more`);
      await this.tablet.nudge();
      await this.tablet.passTime(BACKOFF_MAX_MS);
      await wait(200);
    }
  }

  /** Everything that must be true when nothing is under way; the faults as sentences. */
  async findFaults(): Promise<readonly string[]> {
    const [replica, ...others] = await this.#replicas();
    if (!replica || others.length > 0)
      return [`${others.length + (replica ? 1 : 0)} journals instead of one`];
    return [
      ...(await this.#findJournalFaults(replica)),
      ...(await this.#findSegmentFaults(replica)),
      ...(await this.#findReportFaults(replica)),
      ...this.tablet.faults,
      ...(/request-failed/.test(this.centre.output) ? ['the centre answered 500'] : []),
    ];
  }

  async close(): Promise<void> {
    await this.tablet.dispose();
    await this.centre.dispose();
    await this.#postgres?.dispose();
  }

  async #replicas(): Promise<readonly StoredReplica[]> {
    return this.#postgres
      ? await readPostgresReplicas(this.#postgres.url)
      : readStoredReplicas(this.centre.dataDir);
  }

  async #findJournalFaults(replica: StoredReplica): Promise<readonly string[]> {
    const journal = await this.tablet.readJournal();
    const lines = replica.entries.map(({ line }) => line);
    const ratings = lines
      .map((line) => JSON.parse(line))
      .filter(({ kind }) => kind === 'rating')
      .map(({ at, body }) => ({ at, level: body.level }));
    const broken = findBrokenLink(replica);
    const tapFault = findFault(this.tablet.taps, ratings);
    return [
      ...(broken === null ? [] : [`the chain breaks at ${broken}`]),
      ...(replica.id === journal.replica && replica.hash === journal.hash
        ? []
        : ['another journal than the tablet’s']),
      ...(lines.join('\n') === journal.lines.join('\n') ? [] : ['lines differ between tablet and centre']),
      ...replica.entries
        .filter(({ state }) => state !== 'stored')
        .map(({ seq, state }) => `${seq} is ${state}`),
      ...(tapFault === null ? [] : [tapFault]),
    ];
  }

  /** Every segment that ever left the tablet bears its seal and says what the centre holds. */
  async #findSegmentFaults(replica: StoredReplica): Promise<readonly string[]> {
    const faults: string[] = [];
    const { segments } = this.tablet;
    for (const text of segments.slice(this.#verifiedSegments)) {
      const { lines } = await openSealedSegment(text, replica.publicJwk);
      for (const { seq, line } of lines) {
        if (replica.entries[seq - 1]?.line !== line) faults.push(`a segment says something else at ${seq}`);
      }
    }
    this.#verifiedSegments = segments.length;
    return faults;
  }

  /** What an administrator sees: 1 … n without a hole, and every rating once in the feed. */
  async #findReportFaults(replica: StoredReplica): Promise<readonly string[]> {
    const reports = (await this.#admin.devices()).flatMap(({ replicas }) => replicas);
    const [report] = reports;
    const whole =
      report?.receivedThrough === replica.entries.length &&
      report.missing.length === 0 &&
      report.quarantined === 0;
    const items = await this.#admin.pullAll();
    const held = replica.entries
      .map(({ line }) => JSON.parse(line))
      .filter(({ kind }) => kind === 'rating')
      .map(({ id }) => id);
    return [
      ...(reports.length === 1 && whole ? [] : ['the fleet page does not say 1 … n, none missing']),
      ...findFeedFaults(items, held),
    ];
  }
}

/**
 * Each rating stands once in the feed. A flag moves a rating behind what the feed had by then, as a changed answer would; the others stand
 * in the order of the journal. (At night everything is flagged, since the office is closed.)
 */
function findFeedFaults(items: readonly RatingItem[], held: readonly string[]): readonly string[] {
  const fed = items.map(({ id }) => String(id));
  const moved = new Set(items.filter(({ flagNotes }) => flagNotes.length > 0).map(({ id }) => String(id)));
  const inPlace = (ids: readonly string[]) => ids.filter((id) => !moved.has(id)).join();
  return [
    ...(fed.toSorted().join() === held.toSorted().join()
      ? []
      : ['the feed is not the journal’s ratings, each once']),
    ...(inPlace(fed) === inPlace(held) ? [] : ['the feed does not keep the order of the journal']),
  ];
}
