import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import type { QuarantinePage } from '#shared/protocol/quarantine.ts';
import type { Connection } from '../store/database.ts';
import { listQuarantined } from '../store/quarantine.ts';
import { posToCursor } from './rating-cursor.ts';

/** A page of what the centre could not read, oldest first. */
export async function readQuarantinePage(
  connection: Connection,
  where: { readonly rootUnitId: string; readonly after: number; readonly limit: number },
): Promise<QuarantinePage> {
  const rows = await listQuarantined(connection, where);
  const last = rows.length === where.limit ? rows.at(-1) : undefined;
  return {
    items: rows.map((row) => ({
      device: { id: toDeviceId(row.deviceId), name: row.deviceName },
      replica: toReplicaId(row.replica),
      seq: row.seq,
      kind: row.kind,
      cause: row.cause,
      reason: row.reason ?? '',
      line: row.line,
      receivedAt: row.receivedAt,
    })),
    next: last ? posToCursor(last.pos) : null,
  };
}
