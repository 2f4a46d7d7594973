import * as v from 'valibot';
import { type ChainHash, chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { type AuditItem, auditItem } from '#shared/protocol/accounts.ts';
import type { ServerContext } from '../context.ts';
import { type AuditRow, appendAudit, readAuditChain, readAuditHead } from '../store/audit.ts';
import type { Connection } from '../store/database.ts';

/** Who does something, and from where. */
export interface Actor {
  /** `device`: whoever stood at a tablet with a pairing code. */
  readonly kind: 'account' | 'token' | 'program' | 'device';
  readonly id: string | null;
  readonly name: string;
  readonly address: string | null;
}

/** Somebody at the server's own terminal. */
export const PROGRAM: Actor = { kind: 'program', id: null, name: 'terminal', address: null };

/** What was done. `detail` holds no personal data of citizens and no secret. */
export interface Deed {
  readonly action: string;
  readonly unitId: string | null;
  readonly subject: string | null;
  readonly detail?: Readonly<Record<string, unknown>> | undefined;
}

/** Writes a deed into the log, in the transaction that does it. */
export async function audit(
  connection: Connection,
  context: Pick<ServerContext, 'clock'>,
  actor: Actor,
  deed: Deed,
): Promise<void> {
  const at = new Date(context.clock.nowMs()).toISOString();
  const { address, ...who } = actor;
  const { action, unitId, subject, detail = {} } = deed;
  await appendAudit(connection, { unitId, action }, (no) =>
    JSON.stringify({ no, at, actor: who, address, action, unit: unitId, subject, detail }),
  );
}

/** A stored line as the API tells it. */
export function auditRowToItem(row: AuditRow): AuditItem {
  return v.parse(auditItem, { ...v.parse(v.looseObject({}), JSON.parse(row.line)), hash: row.hash });
}

const BATCH = 1_000;

/** Recomputes the chain from its first line; answers the first number that does not fit, or null when all of it holds. */
export async function findBrokenAudit(connection: Connection): Promise<number | null> {
  let hash: ChainHash = ZERO_HASH;
  let no = 0;
  for (;;) {
    const rows = await readAuditChain(connection, no, BATCH);
    for (const row of rows) {
      hash = chainHash(hash, row.line);
      if (row.no !== no + 1 || row.hash !== hash) return no + 1;
      no = row.no;
    }
    if (rows.length < BATCH) break;
  }
  const head = await readAuditHead(connection);
  return head.lastNo === no && head.hash === hash ? null : no + 1;
}
