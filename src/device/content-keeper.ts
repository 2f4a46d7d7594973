import type { OfficeContent } from '#shared/protocol/content.ts';
import type { ContentStore } from './content-store.ts';
import type { StoredProcedures } from './read-procedures.ts';

export interface ContentKeeperPorts {
  readonly store: ContentStore;
  /** Newer content is laid beside the current one. */
  readonly onWaiting: () => void;
  /** CF8: so many parts of the list of that version were damaged. */
  readonly onDamaged: (version: string, parts: number) => void;
}

/** Keeps the tablet's content as new as the centre's, and whole. Knows no screen. */
export class ContentKeeper {
  private readonly ports: ContentKeeperPorts;
  /** Of the package that is shown, for the fleet page and to know when the centre has another. */
  private shown: string | null = null;
  private damaged = false;
  /** At most one at a time: whoever wants it meanwhile waits for the same. */
  private fetching: ReturnType<ContentStore['fetchNext']> | null = null;

  constructor(ports: ContentKeeperPorts) {
    this.ports = ports;
  }

  get version(): string | null {
    return this.shown;
  }

  /** @param current the content that is on the disk, null: none */
  open(current: OfficeContent | null): void {
    this.shown = current?.version ?? null;
  }

  /** The content that waited, now current; null when none did. */
  async swap(): Promise<OfficeContent | null> {
    return (await this.ports.store.swap()) ? await this.read() : null;
  }

  /** Whatever came of it shows in the next swap. */
  async fetchNow(): Promise<void> {
    await this.fetch();
  }

  /** CF1: the centre named its version. Never rejects; a failure is tried again with the next ack. */
  async follow(version: string): Promise<void> {
    if (this.fetching !== null || (version === this.shown && !this.damaged)) return;
    try {
      const fetched = await this.fetch();
      if (!fetched.ok || fetched.value !== 'next') return;
      this.damaged = false;
      this.ports.onWaiting();
    } catch {
      // The storage failed; the next answer of the centre leads here again, and recording reports the fault itself.
    }
  }

  /** CF8: what is damaged is left out, told, and fetched again. CF6: what nobody needs any more is removed. */
  async procedures(version: string): Promise<StoredProcedures> {
    const { store, onDamaged } = this.ports;
    const read = await store.procedures(version);
    if (read.damagedParts > 0) {
      this.damaged = true;
      onDamaged(version, read.damagedParts);
      void this.follow(version); // never rejects
    } else if (version === this.shown) {
      // It frees room, nothing else; the next content tries again.
      await store.collect().catch(() => {});
    }
    return read;
  }

  private fetch(): ReturnType<ContentStore['fetchNext']> {
    this.fetching ??= this.ports.store.fetchNext().finally(() => {
      this.fetching = null;
    });
    return this.fetching;
  }

  private async read(): Promise<OfficeContent | null> {
    const current = await this.ports.store.current();
    this.shown = current?.version ?? null;
    return current;
  }
}
