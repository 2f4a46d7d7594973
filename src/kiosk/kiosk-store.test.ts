import { expect, test } from 'vitest';
import { createFakeTablet } from '#tests/support/kiosk-fakes.ts';
import { sampleContent } from '#tests/support/sample-content.ts';
import { createKioskStore } from './kiosk-store.ts';
import { AFTER_MS, FAREWELL_MS, IDLE_MS, SAVE_RETRY_MS } from './timing.ts';

/** Lets the promises that already have their answer run on. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

async function startedKiosk() {
  const tablet = createFakeTablet(sampleContent());
  const kiosk = createKioskStore(tablet);
  kiosk.start();
  await settle();
  return { tablet, kiosk, screen: () => kiosk.store.getState().screen.type };
}

test('[JR2] tap, commit, thanks, and by itself the question again', async () => {
  const { tablet, kiosk, screen } = await startedKiosk();
  expect(screen()).toBe('question');
  kiosk.answer(5);
  expect(screen()).toBe('saving');
  expect(tablet.kept).toEqual([]);
  await settle();
  expect(screen()).toBe('after');
  expect(tablet.kept).toMatchObject([{ kind: 'rating', body: { level: 5 } }]);
  await tablet.pass(AFTER_MS + FAREWELL_MS);
  expect(screen()).toBe('question');
});

test('[JR2] a disk that takes nothing: no thanks, the same entry again and again, kept once', async () => {
  const { tablet, kiosk, screen } = await startedKiosk();
  tablet.healthy = false;
  kiosk.answer(1);
  await settle();
  expect(screen()).toBe('not-saved');
  await tablet.pass(SAVE_RETRY_MS * 3);
  await settle();
  expect(screen()).toBe('not-saved');
  tablet.healthy = true;
  await tablet.pass(SAVE_RETRY_MS);
  await settle();
  expect(screen()).toBe('after');
  expect(tablet.kept).toHaveLength(1);
});

test('a port that throws is a failure like any other', async () => {
  const tablet = createFakeTablet(sampleContent());
  const broken = async (): Promise<never> => {
    throw new Error('gone');
  };
  const kiosk = createKioskStore({
    ...tablet,
    record: broken,
    pair: broken,
    swapContent: broken,
    boot: broken,
  });
  kiosk.start();
  await settle();
  expect(kiosk.store.getState().screen.type).toBe('storage-failed');
});

test('idle returns to the question', async () => {
  const { tablet, kiosk, screen } = await startedKiosk();
  kiosk.send({ type: 'procedures-opened' });
  await tablet.pass(IDLE_MS);
  expect(screen()).toBe('question');
});
