import { type ChainHash, chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import type { Connection } from '../store/database.ts';
import { readStoredLines, type SeqRange } from '../store/journal.ts';

/** What recomputing a stored journal showed. */
export interface ChainReport {
  readonly lines: number;
  /** Lines out of which words were erased: the hash of each is taken as it was stored, and the next one must follow from it. */
  readonly erased: number;
  /** Positions without a line. After a hole the chain is taken up again at the first line behind it. */
  readonly holes: readonly SeqRange[];
  /** The first position whose line does not lead to the hash that was stored for it, or null. */
  readonly firstBad: number | null;
  /** The chain's hash after `through`, or null when that line is not held. */
  readonly hash: ChainHash | null;
}

const PAGE = 1_000;

/** Recomputes the chain of a stored journal from its raw lines, in flat memory. */
export async function verifyStoredChain(
  connection: Connection,
  replicaNo: number,
  through: number,
): Promise<ChainReport> {
  const holes: SeqRange[] = [];
  let state = { seq: 0, hash: ZERO_HASH, lines: 0, erased: 0 };
  for (;;) {
    const page = await readStoredLines(connection, replicaNo, state.seq, PAGE);
    for (const row of page) {
      if (row.seq > through) return report(state, holes, through);
      const follows = row.seq === state.seq + 1;
      if (!follows) holes.push({ first: state.seq + 1, last: row.seq - 1 });
      // Behind a hole the hash before the line is unknown, so its own stored hash is where the chain goes on.
      const hash = follows && !row.erased ? chainHash(state.hash, row.line) : row.hash;
      const { lines, erased } = state;
      if (hash !== row.hash) return { lines, erased, holes, firstBad: row.seq, hash: null };
      state = { seq: row.seq, hash, lines: lines + 1, erased: erased + Number(row.erased) };
    }
    if (page.length < PAGE) return report(state, holes, through);
  }
}

function report(
  state: {
    readonly seq: number;
    readonly hash: ChainHash;
    readonly lines: number;
    readonly erased: number;
  },
  holes: SeqRange[],
  through: number,
): ChainReport {
  if (state.seq < through) holes.push({ first: state.seq + 1, last: through });
  const { seq, lines, erased } = state;
  return { lines, erased, holes, firstBad: null, hash: seq === through ? state.hash : null };
}
