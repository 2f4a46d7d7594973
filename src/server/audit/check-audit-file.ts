import * as v from 'valibot';
import { chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { findAuditHash } from '../store/audit.ts';
import type { Connection } from '../store/database.ts';

const exportedLine = v.object({
  no: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  line: v.string(),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
type ExportedLine = v.InferOutput<typeof exportedLine>;

/** What an exported audit log is worth. */
export interface AuditFileVerdict {
  readonly lines: number;
  /** Lines whose predecessor is in the file too, and which follow from it. */
  readonly recomputed: number;
  /** The first number whose line does not lead to its hash, or that does not come after the one before. */
  readonly firstBad: number | null;
  /** The first number under which the store holds another hash, or none; null also when no store was at hand. */
  readonly differs: number | null;
}

/** Whether a text is an export of the audit log; null when it is not. */
export function readAuditFile(text: string): readonly ExportedLine[] | null {
  const lines = text.split('\n').filter((line) => line !== '');
  const parsed = lines.map((line) => v.safeParse(exportedLine, parseJson(line)));
  return parsed.length > 0 && parsed.every((one) => one.success) ? parsed.map((one) => one.output) : null;
}

/** An account that sees part of the units gets part of the lines: where the one before is absent, a hash can only be compared. */
export async function checkAuditFile(
  rows: readonly ExportedLine[],
  store: Connection | null,
): Promise<AuditFileVerdict> {
  let before = { no: 0, hash: ZERO_HASH };
  let recomputed = 0;
  let firstBad: number | null = null;
  let differs: number | null = null;
  for (const row of rows) {
    const follows = row.no === before.no + 1;
    if (follows && chainHash(before.hash, row.line) === row.hash) recomputed += 1;
    else if (follows || row.no <= before.no) firstBad ??= row.no;
    if (store !== null && differs === null && (await findAuditHash(store, row.no)) !== row.hash)
      differs = row.no;
    before = row;
  }
  return { lines: rows.length, recomputed, firstBad, differs };
}

export function isAuditFileGood({ firstBad, differs }: AuditFileVerdict): boolean {
  return firstBad === null && differs === null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
