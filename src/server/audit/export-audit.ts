import { listAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';

const PAGE = 1_000;

/**
 * The log of these units as NDJSON, in pieces: every line as it was written, as text, with its number and the chain's hash
 * after it, so that whoever has the file can recompute it without this program.
 */
export async function* exportAudit(
  db: Database,
  scope: { readonly rootUnitId: string; readonly integrity: boolean },
): AsyncGenerator<string> {
  for (let afterNo = 0; ; ) {
    const rows = await listAudit(db, { ...scope, afterNo, limit: PAGE });
    if (rows.length > 0)
      yield rows.map(({ no, line, hash }) => `${JSON.stringify({ no, line, hash })}\n`).join('');
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    afterNo = last.no;
  }
}
