import { ok, type Result } from '#shared/lib/result.ts';
import type { OfficeContent } from '#shared/protocol/content.ts';
import { MAX_PARTS_A_REQUEST } from '#shared/protocol/content-manifest.ts';
import { cutPackage, type LaidContent, proveContent } from './content-proof.ts';
import {
  type ContentPlan,
  type ContentRow,
  dropIncoming,
  putIncoming,
  putNext,
  readContentRow,
  readIncoming,
  swapContentRows,
} from './content-rows.ts';
import {
  type ContentFault,
  type ContentTransport,
  type ContentTransportPorts,
  createContentTransport,
} from './content-transport.ts';
import type { DeviceDatabase } from './open-database.ts';
import { collectParts, dropParts, missingParts, putPart } from './part-store.ts';
import { readProcedures, type StoredProcedures } from './read-procedures.ts';

/** CF1: the package that is shown, and the one that waits for the idle screen. */
export interface ContentStore {
  /** Without its procedures, which `procedures` reads. */
  current(): Promise<OfficeContent | null>;
  /** The procedures of the current package, or of the one before it; rejects when neither has that version. */
  procedures(version: string): Promise<StoredProcedures>;
  /** Fetches what the centre has now and lays it beside the current one. `unchanged`: there is nothing newer to swap to. */
  fetchNext(): Promise<Result<'unchanged' | 'next', ContentFault>>;
  /** Makes the waiting package the current one, in one transaction; false when none waits. Only on the idle screen. */
  swap(): Promise<boolean>;
  /** CF6: once the procedures of the current package have been read. */
  collect(): Promise<void>;
}

export interface ContentStorePorts extends ContentTransportPorts {
  readonly db: DeviceDatabase;
}

/** The content store on IndexedDB and HTTP. */
export function createContentStore(ports: ContentStorePorts): ContentStore {
  return new PartContentStore(ports);
}

class PartContentStore implements ContentStore {
  private readonly db: DeviceDatabase;
  private readonly subtle: SubtleCrypto;
  private readonly transport: ContentTransport;

  constructor(ports: ContentStorePorts) {
    this.db = ports.db;
    this.subtle = ports.subtle ?? crypto.subtle;
    this.transport = createContentTransport(ports);
  }

  async current(): Promise<OfficeContent | null> {
    return (await readContentRow(this.db, 'current'))?.office ?? null;
  }

  async procedures(version: string): Promise<StoredProcedures> {
    for (const key of ['current', 'previous'] as const) {
      const row = await readContentRow(this.db, key);
      if (row?.office.version === version) return await readProcedures(this.db, row, this.subtle);
    }
    throw new Error('another content is current');
  }

  async fetchNext(): Promise<Result<'unchanged' | 'next', ContentFault>> {
    const { db, transport } = this;
    const incoming = await readIncoming(db);
    const next = await readContentRow(db, 'next');
    const newest = incoming ?? planOf(next ?? (await readContentRow(db, 'current')));
    const answer = await transport.ask(await this.tags(newest));
    if (!answer.ok) return answer;
    switch (answer.value.type) {
      case 'whole':
        return await this.layWhole(answer.value.version, answer.value.text);
      case 'manifest': {
        const { hash, manifest } = answer.value;
        const plan = { version: manifest.version, manifest: hash, parts: manifest.parts };
        await putIncoming(db, plan);
        return await this.complete(plan);
      }
      case 'held':
        if (newest === null) return ok('unchanged');
        if (incoming === null && (await this.missing(newest)).length === 0)
          return ok(next === null ? 'unchanged' : 'next');
        return await this.complete(newest);
    }
  }

  swap(): Promise<boolean> {
    return swapContentRows(this.db);
  }

  collect(): Promise<void> {
    return collectParts(this.db);
  }

  /** What was cut here cannot be asked for by part: when something of it is gone, all of it is asked for. */
  private async tags(plan: ContentPlan | null): Promise<readonly string[]> {
    if (plan === null) return [];
    if (plan.manifest !== null) return [plan.version, plan.manifest];
    return (await this.missing(plan)).length === 0 ? [plan.version] : [];
  }

  private missing(plan: ContentPlan): Promise<readonly string[]> {
    return missingParts(
      this.db,
      plan.parts.map(({ hash }) => hash),
    );
  }

  /** CF3, CF4: fetches what is missing, a few parts at a time, and lays the whole beside the current content. */
  private async complete(plan: ContentPlan): Promise<Result<'unchanged' | 'next', ContentFault>> {
    const { db, transport } = this;
    for (;;) {
      const missing = await this.missing(plan);
      if (missing.length === 0) break;
      const fetched = await transport.fetchParts(missing.slice(0, MAX_PARTS_A_REQUEST), (hash, bytes) =>
        putPart(db, hash, bytes),
      );
      if (!fetched.ok) return fetched;
    }
    const proved = await proveContent(db, plan, this.subtle);
    if (proved.ok) return await this.lay(proved.value);
    // What is damaged is fetched again; a manifest whose parts are sound and do not add up is forgotten.
    await dropParts(db, proved.error.damaged);
    if (proved.error.damaged.length === 0 && proved.error.type === 'sum') await dropIncoming(db);
    return { ok: false, error: { type: 'invalid', reason: proved.error.reason } };
  }

  private async layWhole(version: string, text: string): Promise<Result<'unchanged' | 'next', ContentFault>> {
    const cut = await cutPackage(version, text, this.subtle);
    return cut.ok ? await this.lay(cut.value) : cut;
  }

  /** CF5: one transaction; `parts` are those that are not on the disk yet. */
  private async lay({ plan, office, parts }: LaidContent): Promise<Result<'next', ContentFault>> {
    await this.db.run('rw', ['content', 'part'], async (stores) => {
      if (parts.length > 0) await stores.part.bulkPut([...parts]);
      await putNext(stores, plan, office);
    });
    return ok('next');
  }
}

function planOf(row: ContentRow | null): ContentPlan | null {
  if (row === null) return null;
  return row.type === 'parts' ? row.plan : { version: row.office.version, manifest: null, parts: [] };
}
