import { ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { findBrokenAudit } from '../audit/audit.ts';
import { readAuditHead } from '../store/audit.ts';
import type { Connection } from '../store/database.ts';
import { findMissing, listReplicaHeads, type ReplicaHead, type SeqRange } from '../store/journal.ts';
import { verifyStoredChain } from './verify-chain.ts';

/** A journal that does not hold, and where. */
export interface BrokenJournal {
  readonly replica: string;
  readonly device: string;
  /** The first line that does not lead to the hash stored for it. */
  readonly firstBad: number | null;
  /** Lines that are gone although no tablet said so. */
  readonly unexplained: readonly SeqRange[];
  /** The last line does not lead to where the centre says that it stands. */
  readonly wrongEnd: boolean;
}

/** What recomputing everything that is chained in the store showed. */
export interface StoreVerdict {
  readonly audit: { readonly lines: number; readonly firstBad: number | null };
  readonly journals: number;
  readonly lines: number;
  /** Of these, lines out of which words were erased. */
  readonly erased: number;
  readonly broken: readonly BrokenJournal[];
}

const PAGE = 200;

/** Recomputes the audit log and every journal from their raw lines, in flat memory. */
export async function verifyStore(connection: Connection): Promise<StoreVerdict> {
  const audit = {
    lines: (await readAuditHead(connection)).lastNo,
    firstBad: await findBrokenAudit(connection),
  };
  const broken: BrokenJournal[] = [];
  let journals = 0;
  let lines = 0;
  let erased = 0;
  for (let after = 0; ; ) {
    const heads = await listReplicaHeads(connection, after, PAGE);
    for (const head of heads) {
      const checked = await verifyJournal(connection, head);
      journals += 1;
      lines += checked.lines;
      erased += checked.erased;
      if (checked.broken !== null) broken.push(checked.broken);
    }
    const last = heads.at(-1);
    if (last === undefined || heads.length < PAGE) return { audit, journals, lines, erased, broken };
    after = last.no;
  }
}

export function isStoreGood({ audit, broken }: StoreVerdict): boolean {
  return audit.firstBad === null && broken.length === 0;
}

async function verifyJournal(connection: Connection, head: ReplicaHead) {
  const { no, id, deviceId, receivedThrough } = head;
  const chain = await verifyStoredChain(connection, no, receivedThrough);
  const declared = await findMissing(connection, no, { first: 1, last: receivedThrough });
  const unexplained = chain.holes.filter(
    (hole) => !declared.some((range) => range.first <= hole.first && hole.last <= range.last),
  );
  const end = receivedThrough === 0 ? ZERO_HASH : chain.hash;
  const wrongEnd = end !== null && end !== head.hash;
  const good = chain.firstBad === null && unexplained.length === 0 && !wrongEnd;
  const broken = good
    ? null
    : { replica: id, device: deviceId, firstBad: chain.firstBad, unexplained, wrongEnd };
  return { lines: chain.lines, erased: chain.erased, broken };
}
