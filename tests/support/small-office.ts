import type { ServerContext } from '#server/context.ts';
import { createDevice, issuePairingCode, type PairingInvitation } from '#server/devices/create-device.ts';
import { SAMPLE_QUESTIONNAIRE } from '#server/rules/vietnamese-questionnaires.ts';
import { touchContent } from '#server/store/content.ts';
import { insertClerks, insertCounters, insertUnits } from '#server/store/office.ts';
import { insertQuestionnaire } from '#server/store/questionnaires.ts';

/** The small office of the tests: one unit, two counters, one clerk, the five-level questionnaire. */
export const OFFICE = {
  unit: 'u-test',
  counter: 'c-1',
  otherCounter: 'c-2',
  clerk: 'k-1',
  questionnaire: SAMPLE_QUESTIONNAIRE,
} as const;

/** Puts the small office into an empty store. */
export async function createOffice(context: ServerContext): Promise<void> {
  const { db } = context;
  await insertUnits(db, [
    {
      id: OFFICE.unit,
      parent_id: null,
      kind: 'commune',
      name: 'Phường Thử Nghiệm',
      code: null,
      folded: 'phuong thu nghiem',
      contact_json: null,
      time_zone: 'Asia/Ho_Chi_Minh',
      sample: 0,
    },
  ]);
  await insertCounters(db, [
    { id: OFFICE.counter, unit_id: OFFICE.unit, name: 'Hộ tịch', number: '1' },
    { id: OFFICE.otherCounter, unit_id: OFFICE.unit, name: 'Đất đai', number: '2' },
  ]);
  await insertClerks(db, [{ id: OFFICE.clerk, unit_id: OFFICE.unit, name: 'Nguyễn Thị Thử', title: null }]);
  await insertQuestionnaire(db, OFFICE.questionnaire, true);
  await touchContent(db);
}

/** A device on the first counter that waits to be paired. */
export function createWaitingDevice(context: ServerContext): Promise<PairingInvitation> {
  return createDevice(context.db, context, {
    unitId: OFFICE.unit,
    counterId: OFFICE.counter,
    name: 'Máy tính bảng quầy 1',
  });
}

/** A fresh code for a device that exists. */
export function reissueCode(context: ServerContext, device: string): Promise<PairingInvitation> {
  return issuePairingCode(context.db, context, device);
}

/** Another office of the same centre, which the small office must not see. */
export const OTHER_UNIT = 'u-khac';

/** Puts the other office beside the small one. */
export async function createOtherUnit(context: ServerContext): Promise<void> {
  await insertUnits(context.db, [
    {
      id: OTHER_UNIT,
      parent_id: null,
      kind: 'commune',
      name: 'Xã Khác',
      code: null,
      folded: 'xa khac',
      contact_json: null,
      time_zone: 'Asia/Ho_Chi_Minh',
      sample: 0,
    },
  ]);
}
