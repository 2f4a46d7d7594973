import type { FeedbackDoor, FeedbackDraft } from '#kiosk/feedback-state.ts';
import type { KioskInput } from '#kiosk/kiosk-state.ts';
import { makeReceiptCode } from '#shared/domain/receipt-code.ts';
import { benchAtQuestion, type KioskBench } from './kiosk-bench.ts';
import type { sampleContent } from './sample-content.ts';

export const CODE = makeReceiptCode(new Uint8Array(16).fill(255));
export const ORIGIN = 'https://may.example.vn';

/** "Next" or "send", with all that a submission needs. */
export function finished(id = 'f-1'): KioskInput {
  return { type: 'step-finished', id, at: '2026-11-23T02:00:00.000Z', code: CODE, origin: ORIGIN };
}

/** A kiosk on the first page behind a door. */
export function benchBehind(door: FeedbackDoor, content?: ReturnType<typeof sampleContent>): KioskBench {
  return benchAtQuestion(content).send({ type: 'feedback-opened' }).send({ type: 'door-chosen', door });
}

/** A petition that lacks nothing but the box. */
export const PETITION: Partial<Omit<FeedbackDraft, 'consent'>> = {
  text: 'Giấy hẹn ghi sai ngày trả kết quả.',
  about: 'conduct',
  name: 'Lý Thị Hoa',
  address: 'Thôn 4, xã Mẫu',
  phone: '0912 345 678',
  publish: false,
};
