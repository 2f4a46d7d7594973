import type { QuarantineCause } from '#shared/protocol/quarantine.ts';
import type { Connection } from './database.ts';
import { storedToLine, toStorable } from './storable-text.ts';
import { unitsWithin } from './unit-scope.ts';

/** A line in quarantine, with what is needed to read it again as if it arrived then. */
export interface QuarantinedLine {
  readonly pos: number;
  readonly seq: number;
  readonly entryId: string | null;
  readonly line: string;
  readonly hash: string;
  readonly receivedAt: string;
  readonly skewMs: number | null;
  readonly replicaNo: number;
  readonly deviceId: string;
  readonly unitId: string;
  readonly sample: boolean;
}

/** Lines in quarantine after a position, in order of arrival. */
export async function findQuarantined(
  connection: Connection,
  where: { readonly after: number; readonly limit: number; readonly rootUnitId: string | null },
): Promise<readonly QuarantinedLine[]> {
  const { rootUnitId } = where;
  const rows = await connection
    .selectFrom('entry')
    .innerJoin('replica', 'replica.no', 'entry.replica_no')
    .innerJoin('device', 'device.id', 'replica.device_id')
    .innerJoin('unit', 'unit.id', 'device.unit_id')
    .select([
      'entry.pos as pos',
      'entry.seq as seq',
      'entry.entry_id as entryId',
      'entry.line as line',
      'entry.hash as hash',
      'entry.received_at as receivedAt',
      'entry.skew_ms as skewMs',
      'replica.no as replicaNo',
      'device.id as deviceId',
      'device.unit_id as unitId',
      'unit.sample as sample',
    ])
    .where('entry.state', '=', 'quarantined')
    .where('entry.pos', '>', where.after)
    .$if(rootUnitId !== null, (query) => query.where('device.unit_id', 'in', unitsWithin(rootUnitId ?? '')))
    .orderBy('entry.pos')
    .limit(where.limit)
    .execute();
  return rows.map((row) => ({ ...row, line: storedToLine(row.line), sample: row.sample === 1 }));
}

/** Of these entry ids, the ones that are already held by a line that counts. */
export async function findHeldEntryIds(
  connection: Connection,
  entryIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (entryIds.length === 0) return new Set();
  const rows = await connection
    .selectFrom('entry')
    .select('entry_id')
    .where('entry_id', 'in', entryIds)
    .where('state', '<>', 'duplicate')
    .execute();
  return new Set(rows.flatMap((row) => (row.entry_id === null ? [] : [row.entry_id])));
}

/** Takes a line out of quarantine, or notes why it stays. */
export async function settleQuarantined(
  connection: Connection,
  pos: number,
  settled: {
    readonly entryId: string | null;
    readonly kind: string | null;
    readonly ofId: string | null;
    readonly state: 'stored' | 'duplicate' | 'quarantined';
    readonly reason: string | null;
    readonly cause: QuarantineCause | null;
  },
): Promise<void> {
  await connection
    .updateTable('entry')
    .set({
      entry_id: settled.entryId,
      kind: settled.kind === null ? null : toStorable(settled.kind),
      of_id: settled.ofId,
      state: settled.state,
      reason: settled.reason === null ? null : toStorable(settled.reason),
      cause: settled.cause,
    })
    .where('pos', '=', pos)
    .execute();
}

/** Lines in quarantine of a unit and of all below it, in order of arrival, for people to read. */
export async function listQuarantined(
  connection: Connection,
  where: { readonly rootUnitId: string; readonly after: number; readonly limit: number },
) {
  const rows = await connection
    .selectFrom('entry')
    .innerJoin('replica', 'replica.no', 'entry.replica_no')
    .innerJoin('device', 'device.id', 'replica.device_id')
    .select([
      'entry.pos as pos',
      'entry.seq as seq',
      'entry.kind as kind',
      'entry.reason as reason',
      'entry.cause as cause',
      'entry.line as line',
      'entry.received_at as receivedAt',
      'replica.id as replica',
      'device.id as deviceId',
      'device.name as deviceName',
    ])
    .where('entry.state', '=', 'quarantined')
    .where('entry.pos', '>', where.after)
    .where('device.unit_id', 'in', unitsWithin(where.rootUnitId))
    .orderBy('entry.pos')
    .limit(where.limit)
    .execute();
  return rows.map((row) => ({ ...row, line: storedToLine(row.line) }));
}
