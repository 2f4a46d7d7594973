import { EVERYDAY_WORDS } from '#shared/domain/everyday-words.ts';
import { LIFE_EVENTS } from '#shared/domain/life-events.ts';
import { createVocabulary, publishableQuery, type Vocabulary } from '#shared/domain/missed-query.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import type { FindingSetting } from '#shared/protocol/unit-settings.ts';
import type { Stamp } from '#sync/device-events.ts';
import type { Clock } from '#sync/ports.ts';
import type { DeviceDatabase } from './open-database.ts';
import { countUse, journalUsage } from './usage-store.ts';

/** What the office posts, for the day and for the words that are nobody's. */
export interface UsageOffice {
  readonly timeZone: string;
  readonly procedures: readonly Procedure[];
  readonly finding: FindingSetting;
}

export type Use =
  | { readonly type: 'viewed'; readonly code: string }
  | { readonly type: 'missed'; readonly query: string };

export interface UsageKeeperPorts {
  readonly db: DeviceDatabase;
  readonly stamp: Stamp;
  readonly clock: Clock;
  /** The same object as long as nothing changed. */
  readonly office: () => UsageOffice;
  /** When the screen was touched last (ms); null: not since the page was loaded. */
  readonly touchedAtMs: () => number | null;
  readonly onJournalled: () => void;
}

/** How often it is looked whether a day is over, and how long nobody must have touched the screen by then. */
const LOOK_EVERY_MS = 10 * 60_000;
const IDLE_MS = 60_000;

/** Counts what citizens look up, and hands over whole days when nobody is at the screen. Knows no citizen and no hour. */
export class UsageKeeper {
  private readonly ports: UsageKeeperPorts;
  private known: { readonly office: UsageOffice; readonly vocabulary: Vocabulary } | null = null;

  constructor(ports: UsageKeeperPorts) {
    this.ports = ports;
  }

  /** From now on days are handed over. Never rejects: what fails now is tried again. */
  async start(): Promise<void> {
    const { clock, touchedAtMs } = this.ports;
    const touchedMs = touchedAtMs();
    const idle = touchedMs === null || clock.nowMs() - touchedMs >= IDLE_MS;
    if (idle) await this.handOver().catch(() => {});
    clock.after(LOOK_EVERY_MS, () => void this.start());
  }

  async count(use: Use): Promise<void> {
    const { db } = this.ports;
    if (use.type === 'viewed') return await countUse(db, this.today(), use);
    await countUse(db, this.today(), {
      type: 'missed',
      words: publishableQuery(use.query, this.vocabulary()),
    });
  }

  private async handOver(): Promise<void> {
    const { db, stamp, onJournalled } = this.ports;
    if (await journalUsage(db, stamp, this.today())) onJournalled();
  }

  private today(): string {
    return dayOf(this.ports.clock.nowMs(), this.ports.office().timeZone);
  }

  /** Made when it is needed for the first time: most days nobody searches in vain. */
  private vocabulary(): Vocabulary {
    const office = this.ports.office();
    if (this.known?.office !== office) this.known = { office, vocabulary: createVocabulary(textsOf(office)) };
    return this.known.vocabulary;
  }
}

function* textsOf({ procedures, finding }: UsageOffice): Generator<string> {
  for (const { name, field, keywords } of procedures) {
    yield name;
    yield field;
    yield* keywords ?? [];
  }
  for (const { say, means } of [...finding.synonyms, ...EVERYDAY_WORDS]) {
    yield say;
    yield means;
  }
  for (const { label } of [...finding.lifeEvents, ...LIFE_EVENTS]) yield label.vi;
}
