import type { KemInterface } from '@hpke/core';
import { makeReceiptCode, RECEIPT_RANDOM_BYTES } from '#shared/domain/receipt-code.ts';
import { receiptDigest } from '#shared/domain/receipt-digest.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { ServerKey } from '#shared/protocol/fields.ts';
import { BOX_INFO, boxAad, padBoxText, type SealedBox } from '#shared/protocol/sealed-bodies.ts';
import { HPKE_SUITE } from '../hpke-suite.ts';
import type { DemoWeek } from './demo-journal.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

/** What somebody wrote at the sample office: made up, and of nobody. */
interface Written {
  readonly type: 'opinion' | 'petition' | 'integrity';
  /** Counted from the last week backwards, and the day in it (Monday is 0). */
  readonly weeksAgo: number;
  readonly day: number;
  readonly text: string;
  readonly about?: string;
  readonly publish?: boolean;
}

const WRITTEN: readonly Written[] = [
  {
    ...{ type: 'petition', weeksAgo: 9, day: 1, about: 'conduct', publish: true },
    text: 'Tôi hẹn lấy giấy chứng nhận từ ngày 10 mà đến nay chưa có, hỏi thì bảo cứ về chờ điện thoại.',
  },
  {
    ...{ type: 'opinion', weeksAgo: 7, day: 3, publish: true },
    text: 'Phòng chờ chỉ có bốn ghế, người già phải đứng. Xin kê thêm ghế và một quạt.',
  },
  { type: 'opinion', weeksAgo: 5, day: 0, text: 'Cô ở quầy hộ tịch hướng dẫn rất kỹ, tôi cảm ơn.' },
  {
    ...{ type: 'petition', weeksAgo: 4, day: 2, about: 'rule', publish: true },
    text: 'Thủ tục niêm yết không có bản sao hộ khẩu mà quầy vẫn bắt tôi nộp, phải đi lại hai lần.',
  },
  {
    ...{ type: 'petition', weeksAgo: 2, day: 4, about: 'conduct' },
    text: 'Tôi hỏi lại cho rõ thì bị nói to tiếng trước mặt nhiều người.',
  },
  {
    ...{ type: 'integrity', weeksAgo: 1, day: 1 },
    text: 'Có người gợi ý đưa thêm tiền để hồ sơ đất đai được giải quyết sớm.',
  },
  {
    ...{ type: 'opinion', weeksAgo: 1, day: 2, publish: true },
    text: 'Nên có người trực giờ trưa ngày phiên chợ, bà con ở xa chỉ lên được lúc đó.',
  },
];

const DAY_MS = 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;
/** Ten in the morning of a Monday is so long before the week's journal is sent, at the midnight that ends it. */
const SENT_AFTER_MONDAY_MS = 7 * DAY_MS;

/** The weeks of one counter with what was written there put in at its time. The same for the same centre. */
export async function withWritten(weeks: readonly DemoWeek[], key: ServerKey): Promise<readonly DemoWeek[]> {
  const random = createSeededRandom(77);
  const added = new Map<number, EntryDraft[]>();
  for (const one of WRITTEN) {
    const index = weeks.length - 1 - one.weeksAgo;
    const week = weeks[index];
    if (week === undefined) continue;
    const atMs = week.sentAtMs - SENT_AFTER_MONDAY_MS + one.day * DAY_MS + 10 * HOUR_MS;
    added.set(index, [...(added.get(index) ?? []), await draftOf(one, atMs, key, random)]);
  }
  return weeks.map((week, index) => ({
    ...week,
    drafts: [...week.drafts, ...(added.get(index) ?? [])].sort((a, b) =>
      a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
    ),
  }));
}

async function draftOf(
  { type, text, about, publish }: Written,
  atMs: number,
  key: ServerKey,
  random: SeededRandom,
): Promise<EntryDraft> {
  const id = uuidV7(atMs, random.bytes(10));
  const plain = { v: 1, text, ...(about && { about }), ...(publish !== undefined && { publish }) };
  const code = makeReceiptCode(random.bytes(RECEIPT_RANDOM_BYTES));
  const sealed = await sealAgain(key, { kind: 'feedback', entryId: id }, plain, random);
  const body = { receipt: receiptDigest(code), type, sealed };
  return { id, at: new Date(atMs).toISOString(), kind: 'feedback', kv: 1, body };
}

/**
 * Seals as a tablet does, but with a sender's key that comes out again: an interrupted demonstration makes the same journal
 * once more. For made-up words alone.
 */
async function sealAgain(
  key: ServerKey,
  purpose: { readonly kind: string; readonly entryId: string },
  plain: unknown,
  random: SeededRandom,
): Promise<SealedBox> {
  const kem: KemInterface = HPKE_SUITE.kem;
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const sender = await HPKE_SUITE.createSenderContext({
    recipientPublicKey: await kem.importKey('jwk', key.jwk, true),
    info: utf8(BOX_INFO),
    ekm: await kem.deriveKeyPair(random.bytes(32)),
  });
  const ct = await sender.seal(
    utf8(padBoxText(JSON.stringify(plain))),
    utf8(boxAad(purpose.kind, purpose.entryId)),
  );
  const base64Url = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64url');
  return { key: key.id, enc: base64Url(sender.enc), ct: base64Url(ct) };
}
