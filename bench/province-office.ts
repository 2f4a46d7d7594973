import { createDevice } from '#server/devices/create-device.ts';
import { createProcessPorts } from '#server/process-ports.ts';
import { SAMPLE_UNIT_ID } from '#server/sample/sample-office.ts';
import { touchContent } from '#server/store/content.ts';
import type { Database } from '#server/store/database.ts';
import { insertCounters, insertUnits, type UnitRow } from '#server/store/office.ts';
import { transact } from '#server/store/transact.ts';

const TABLETS_A_COMMUNE = 8;

/** A tablet that waits to be paired. */
export interface WaitingTablet {
  readonly counter: string;
  readonly pairingCode: string;
}

/** Puts a province's communes, counters and tablets below the sample office, eight tablets to a commune, each on a counter of its own. */
export async function addProvince(db: Database, tablets: number): Promise<readonly WaitingTablet[]> {
  const ports = { ...createProcessPorts(), publicUrl: 'http://localhost' };
  const communes = Math.ceil(tablets / TABLETS_A_COMMUNE);
  return await transact(db, async (trx) => {
    const waiting: WaitingTablet[] = [];
    await insertUnits(
      trx,
      Array.from({ length: communes }, (_, n) => toCommune(n)),
    );
    for (let n = 0; n < tablets; n += 1) {
      const unitId = toCommune(Math.floor(n / TABLETS_A_COMMUNE)).id;
      const counter = `quay-${n}`;
      await insertCounters(trx, [{ id: counter, unit_id: unitId, name: 'Một cửa', number: String(n) }]);
      const device = { unitId, counterId: counter, name: `Máy ${n}` };
      const { pairingCode } = await createDevice(trx, ports, device);
      waiting.push({ counter, pairingCode });
    }
    await touchContent(trx);
    return waiting;
  });
}

function toCommune(n: number): UnitRow {
  return {
    ...{ id: `xa-${n}`, parent_id: SAMPLE_UNIT_ID, kind: 'commune', name: `Xã ${n}`, code: null },
    ...{ folded: `xa ${n}`, contact_json: null, time_zone: 'Asia/Ho_Chi_Minh', sample: 0 },
  };
}
