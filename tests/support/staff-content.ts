import { toClerkId, toCounterId } from '#shared/domain/ids.ts';
import type { StaffSetting } from '#shared/protocol/unit-settings.ts';
import { type SampleContent, sampleContent } from './sample-content.ts';

export const OTHER_COUNTER = toCounterId('quay-2');
const THIRD_CLERK = toClerkId('cc-3');

/** Stands for a PIN that is set; fakes do not compute with it. */
export const SOME_PIN = { iterations: 200_000, salt: 'c2FsdA', hash: 'aGFzaA' };

/** Two counters and three clerks; open from 07:30 to 11:30 and from 13:30 to 17:00 on working days; clerks sign on. */
export function staffContent(
  staff: Partial<StaffSetting> = {},
  changes: Partial<SampleContent> = {},
): SampleContent {
  const plain = sampleContent();
  const day = [
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ];
  const hours = { week: [day, day, day, day, day, [], []], exceptions: [] };
  return {
    ...plain,
    counters: [...plain.counters, { id: OTHER_COUNTER, name: 'Đất đai', number: '2' }],
    clerks: [...plain.clerks, { id: THIRD_CLERK, name: 'Lê Thị Hoa', title: null, photo: null }],
    settings: {
      ...plain.settings,
      hours,
      staff: { ...plain.settings.staff, duty: 'sign-in', ...staff },
    },
    ...changes,
  };
}
