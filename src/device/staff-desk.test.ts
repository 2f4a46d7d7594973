import { expect, test } from 'vitest';
import { chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { NO_CHOICES } from '#shared/protocol/tablet-choices.ts';
import { openTestDatabase } from '#tests/support/device-database.ts';
import { pinHashOf } from '#tests/support/some-pin.ts';
import { createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';
import { createDexieJournal } from './dexie-journal.ts';
import { createStaffDesk } from './staff-desk.ts';

async function openDesk() {
  const db = await openTestDatabase();
  const clock = createVirtualTime(Date.parse('2026-11-22T01:00:00.000Z'));
  const stamp = { clock, random: createSeededChance(1) };
  const journal = createDexieJournal(db, stamp);
  const news = { count: 0 };
  const desk = createStaffDesk({
    db,
    journal,
    stamp,
    clock,
    monotonicMs: clock.nowMs,
    subtle: crypto.subtle,
    onNoted: () => {
      news.count++;
    },
  });
  const lines = async () => (await journal.read(1, 10)).map(({ line }) => line);
  return { desk, lines, news };
}

test('[DE4] every try of a PIN is noted with its outcome and without its digits', async () => {
  const { desk, lines } = await openDesk();
  const hash = pinHashOf('135790');
  for (const pin of ['246801', '246802', '135790', '246803', '246804', '246805', '135790']) {
    await desk.checkPin(pin, hash);
  }
  const noted = await lines();
  expect(noted.map((line) => JSON.parse(line).body)).toEqual(
    ['wrong', 'wrong', 'ok', 'wrong', 'wrong', 'wrong', 'locked'].map((outcome) => ({
      event: 'staff-pin',
      outcome,
    })),
  );
  expect(noted.join('\n')).not.toMatch(/"[^"]*(2468|1357)/);
});

test('[DE5] what is noted of a self-test is the head of the journal that the certificate names', async () => {
  const { desk, lines, news } = await openDesk();
  const head = await desk.note({ event: 'self-test' });
  const [line = ''] = await lines();
  expect(head).toMatchObject({ seq: 1, hash: chainHash(ZERO_HASH, line) });
  expect(news.count).toBe(1);
});

test('[DU1] a change wakes the sync, and the next start finds it', async () => {
  const { desk, news } = await openDesk();
  const choices = { ...NO_CHOICES, intake: 'invited' as const };
  await desk.keepChoices(choices, []);
  expect(news.count).toBe(1);
  expect(await desk.open()).toEqual(choices);
  await desk.forget();
  expect(await desk.open()).toEqual(NO_CHOICES);
});
