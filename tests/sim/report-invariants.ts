import { readDeviceReports } from '#server/reports/device-report.ts';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { OFFICE } from '#tests/support/small-office.ts';
import type { Model } from './model.ts';
import type { CentreView, SimCentre } from './sim-centre.ts';

type Journal = DeviceReport['replicas'][number];

/** Every completeness report is true: what it calls here is here, and what it calls complete has an end and no gap. */
export async function checkReports(
  model: Model,
  centre: SimCentre,
  view: CentreView,
  nowMs: number,
): Promise<void> {
  const ids = new Set(view.entries.map((entry) => entry.entryId));
  for (const device of await readDeviceReports(centre.context.db, OFFICE.unit, nowMs)) {
    for (const journal of device.replicas) {
      checkReceived(journal, view);
      // Of a copy that never spoke nobody can know.
      if (!model.disksWereCopied) checkBeyond(journal, model, ids);
    }
  }
}

function checkReceived(journal: Journal, view: CentreView): void {
  const held = new Set(
    view.entries.filter((entry) => entry.replica === journal.id).map((entry) => entry.seq),
  );
  for (let seq = 1; seq <= journal.receivedThrough; seq++) {
    const absent = isIn(journal.missing, seq) || isIn(journal.lost, seq);
    if (absent === held.has(seq)) throw new Error(`${journal.id}: position ${seq} is reported wrongly`);
  }
}

function checkBeyond(journal: Journal, model: Model, ids: ReadonlySet<string | null>): void {
  for (const { seq, id } of model.writtenIn(journal.id)) {
    if (isIn(journal.carried, seq) && !ids.has(id))
      throw new Error(`${journal.id}: position ${seq} is called carried and is nowhere`);
    if (journal.tail !== 'closed' || seq <= journal.receivedThrough) continue;
    const named = [journal.carried, journal.missing, journal.awaited, journal.lost].some((set) =>
      isIn(set, seq),
    );
    if (!named) throw new Error(`${journal.id}: closed, and position ${seq} is not accounted for`);
  }
}

function isIn(ranges: Journal['missing'], seq: number): boolean {
  return ranges.some(({ first, last }) => first <= seq && seq <= last);
}
