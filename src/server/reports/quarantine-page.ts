import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import { ENTRY_BODIES } from '#shared/protocol/entry-bodies.ts';
import type { QuarantineItem, QuarantinePage } from '#shared/protocol/quarantine.ts';
import type { Connection } from '../store/database.ts';
import { listQuarantined } from '../store/quarantine.ts';
import { posToCursor } from './rating-cursor.ts';

type QuarantineRow = Awaited<ReturnType<typeof listQuarantined>>[number];

/**
 * A page of what the centre could not read, oldest first.
 * @param where.seesIntegrity whether the reader may know of integrity reports; without it no feedback shows of which type it is
 */
export async function readQuarantinePage(
  connection: Connection,
  where: {
    readonly rootUnitId: string;
    readonly after: number;
    readonly limit: number;
    readonly seesIntegrity: boolean;
  },
): Promise<QuarantinePage> {
  const rows = await listQuarantined(connection, where);
  const last = rows.length === where.limit ? rows.at(-1) : undefined;
  return {
    items: rows.map((row) => toItem(row, !where.seesIntegrity && mayBeFeedback(row))),
    next: last ? posToCursor(last.pos) : null,
  };
}

function toItem(row: QuarantineRow, isVeiled: boolean): QuarantineItem {
  return {
    device: { id: toDeviceId(row.deviceId), name: row.deviceName },
    replica: toReplicaId(row.replica),
    seq: row.seq,
    kind: row.kind,
    cause: row.cause,
    // What is wrong with a body may name its type.
    reason: isVeiled ? '' : (row.reason ?? ''),
    line: isVeiled ? null : row.line,
    receivedAt: row.receivedAt,
  };
}

/**
 * An opinion, a petition and an integrity report are veiled alike, so that the veil tells nothing. A line that was damaged, or is of
 * a kind to come, is judged by what every feedback holds.
 */
function mayBeFeedback({ kind, line }: Pick<QuarantineRow, 'kind' | 'line'>): boolean {
  if (kind !== null && Object.hasOwn(ENTRY_BODIES, kind)) return kind === 'feedback';
  return /feedback|receipt|sealed|integrity/i.test(`${kind} ${line}`);
}
