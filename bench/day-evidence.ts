import type { CentreAdmin } from '#tests/support/centre-admin.ts';
import { findBrokenLink, readPostgresReplicas, readStoredReplicas } from '#tests/support/journal-evidence.ts';
import type { DayTablet } from './day-tablet.ts';

/** What became of everything that was given. */
export interface DayEvidence {
  /** Ids that the cursor did not bring, brought twice, or that nobody gave. */
  readonly lost: number;
  readonly doubled: number;
  readonly strange: number;
  /** Journals that lie in the store from the first line to the last, chain and all, read past the server. */
  readonly wholeJournals: number;
}

/** Compares the tablets' own journals with what a puller gets from the beginning and with the raw store. */
export async function findEvidence(
  tablets: readonly DayTablet[],
  otherIds: readonly string[],
  admin: CentreAdmin,
  store: { readonly dataDir: string } | { readonly databaseUrl: string },
): Promise<DayEvidence> {
  const given = new Set([...tablets.flatMap(({ ids }) => ids), ...otherIds]);
  const pulled = (await admin.pullAll()).map(({ id }) => String(id));
  const got = new Set(pulled);
  const replicas =
    'databaseUrl' in store
      ? await readPostgresReplicas(store.databaseUrl)
      : readStoredReplicas(store.dataDir);
  const byId = new Map(replicas.map((replica) => [replica.id, replica]));
  const isWhole = ({ disk }: DayTablet) => {
    const stored = byId.get(disk.replica);
    if (stored === undefined) return false;
    return (
      stored.entries.length === disk.last && stored.hash === disk.hash && findBrokenLink(stored) === null
    );
  };
  return {
    lost: [...given].filter((id) => !got.has(id)).length,
    doubled: pulled.length - got.size,
    strange: [...got].filter((id) => !given.has(id)).length,
    wholeJournals: tablets.filter(isWhole).length,
  };
}
