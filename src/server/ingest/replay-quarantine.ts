import type { CasePorts } from '../cases/case-draft.ts';
import type { ServerContext } from '../context.ts';
import type { Connection } from '../store/database.ts';
import { lockDevice } from '../store/devices.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import {
  findHeldEntryIds,
  findQuarantined,
  type QuarantinedLine,
  settleQuarantined,
} from '../store/quarantine.ts';
import { transact } from '../store/transact.ts';
import { keepMeanings } from './keep-meanings.ts';
import { type ReadEntry, toSegmentLine } from './read-entry.ts';
import { readLines } from './read-lines.ts';

const BATCH = 500;
const VERSION_KEY = 'app-version';

/**
 * AK2: reads quarantined lines again with today's schemas; answers how many were understood. Twice changes nothing.
 * @param rootUnitId only of this unit and of all below it; null = all
 */
export async function replayQuarantine(
  context: Pick<ServerContext, 'db' | 'atRest' | 'rules'>,
  rootUnitId: string | null = null,
): Promise<{ readonly read: number; readonly understood: number }> {
  let read = 0;
  let understood = 0;
  for (let after = 0; ; ) {
    const batch = await transact(context.db, async (trx) => {
      const where = { after, limit: BATCH, rootUnitId };
      const lines = await findQuarantined(trx, where);
      for (const id of [...new Set(lines.map((line) => line.deviceId))].sort()) await lockDevice(trx, id);
      // Another process may have settled some of them while this one waited for the locks.
      const positions = new Set(lines.map((line) => line.pos));
      const waiting = (await findQuarantined(trx, where)).filter((line) => positions.has(line.pos));
      return { lines, understood: await settle(trx, context, waiting) };
    });
    read += batch.lines.length;
    understood += batch.understood;
    const last = batch.lines.at(-1);
    if (!last) return { read, understood };
    after = last.pos;
  }
}

/** Replays once after every change of version; the version is noted only when the replay is through. */
export async function replayAfterUpgrade(
  context: Pick<ServerContext, 'db' | 'atRest' | 'rules' | 'version' | 'log'>,
): Promise<void> {
  if ((await readMeta(context.db, VERSION_KEY)) === context.version) return;
  const result = await replayQuarantine(context);
  await writeMeta(context.db, VERSION_KEY, context.version);
  if (result.read > 0) context.log.info('quarantine-replayed', { ...result, version: context.version });
}

async function settle(
  connection: Connection,
  ports: CasePorts,
  lines: readonly QuarantinedLine[],
): Promise<number> {
  const read: (ReadEntry & { readonly line: QuarantinedLine })[] = [];
  for (const [unitId, own] of Map.groupBy(lines, (line) => line.unitId)) {
    const entries = await readLines(connection, unitId, own.map(toSegmentLine));
    for (const [index, line] of own.entries()) {
      const entry = entries[index];
      if (entry) read.push({ line, ...entry });
    }
  }
  const taken = await findTakenIds(connection, read);
  const fresh: (ReadEntry & { readonly line: QuarantinedLine })[] = [];
  for (const one of read) {
    const { entry, line } = one;
    const isDuplicate = line.entryId === null && entry.entryId !== null && taken.has(entry.entryId);
    if (line.entryId === null && entry.entryId !== null) taken.add(entry.entryId);
    await settleQuarantined(
      connection,
      line.pos,
      isDuplicate ? { ...entry, state: 'duplicate', reason: null, cause: null } : entry,
    );
    if (!isDuplicate && entry.state === 'stored') fresh.push(one);
  }
  const putAside = await keepMeanings(
    connection,
    ports,
    fresh.map(({ meaning, line }) => ({ ...line, meaning })),
    read.flatMap(({ entry, line }) => (entry.kind === 'rating' ? [line] : [])),
  );
  return fresh.length - putAside;
}

/** A line that had no readable id when it came may carry one that arrived by another way since. */
async function findTakenIds(
  connection: Connection,
  read: readonly (ReadEntry & { readonly line: QuarantinedLine })[],
): Promise<Set<string>> {
  const newlyRead = read.flatMap(({ line, entry }) =>
    line.entryId === null && entry.entryId !== null ? [entry.entryId] : [],
  );
  return new Set(await findHeldEntryIds(connection, newlyRead));
}
