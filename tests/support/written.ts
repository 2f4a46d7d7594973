import { sealBox } from '#device/seal-box.ts';
import { makeReceiptCode, parseReceiptCode } from '#shared/domain/receipt-code.ts';
import { receiptDigest } from '#shared/domain/receipt-digest.ts';
import type { ServerKey } from '#shared/protocol/fields.ts';
import type { PairedTablet } from './paired-tablet.ts';

/** Marks that must turn up nowhere but where they belong. */
export const SENDER = {
  name: 'Trần Văn Dấu-Vết',
  address: 'Số 9, ngõ Không-Lộ',
  phone: '0912 345 678',
} as const;
export const PETITION = {
  v: 1,
  text: 'Hẹn ba lần vẫn chưa trả giấy-khai-sinh.',
  about: 'conduct',
  sender: SENDER,
  consent: { version: 'vi-1', at: '2026-11-22T00:58:00.000Z' },
  publish: true,
} as const;

/** A code for a test; another number, another code. */
export function codeOf(n: number): string {
  return makeReceiptCode(new Uint8Array(16).fill(n));
}

/** Writes a feedback at the tablet, sealed as the kiosk seals it; it is not pushed yet. */
export async function writeFeedback(
  { tablet, context }: Pick<PairedTablet, 'tablet' | 'context'>,
  options: {
    readonly type?: 'opinion' | 'petition' | 'integrity';
    readonly plain?: unknown;
    readonly code?: string;
    readonly key?: ServerKey;
  } = {},
): Promise<string> {
  const { type = 'petition', plain = PETITION, code = codeOf(7), key = context.keys.seal } = options;
  const id = tablet.newId();
  const sealed = await sealBox(key, { kind: 'feedback', entryId: id }, plain);
  const receipt = receiptDigest(makeCode(code));
  tablet.record('feedback', { receipt, type, sealed }, { id, at: '2026-11-22T00:59:00.000Z' });
  return id;
}

/** A bad rating with a reason and, where given, a comment. */
export async function rateBadly(
  { tablet, context }: Pick<PairedTablet, 'tablet' | 'context'>,
  detail: { readonly level?: number; readonly reasons?: readonly string[]; readonly comment?: string },
): Promise<string> {
  const rating = tablet.rate(detail.level ?? 1);
  const id = tablet.newId();
  const sealed =
    detail.comment === undefined
      ? undefined
      : await sealBox(
          context.keys.seal,
          { kind: 'rating.detail', entryId: id },
          { v: 1, text: detail.comment },
        );
  tablet.record('rating.detail', { of: rating.id, reasons: detail.reasons ?? [], sealed }, { id });
  return rating.id;
}

function makeCode(code: string) {
  const parsed = parseReceiptCode(code);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}
