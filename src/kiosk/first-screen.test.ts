import { expect, test } from 'vitest';
import { createFakeTablet } from '#tests/support/kiosk-fakes.ts';
import { sampleContent } from '#tests/support/sample-content.ts';
import { afterFirstScreen, FRAME_STANDS_MS, firstScreen } from './first-screen.ts';
import { createKioskStore } from './kiosk-store.ts';

/** Lets the promises that already have their answer run on. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

/** A kiosk whose storage opens when it is told to; what was waited for and has come. */
function startedKiosk() {
  const tablet = createFakeTablet(sampleContent());
  const disk: { open: () => void } = { open: () => {} };
  const boot = async () => {
    await new Promise<void>((resolve) => {
      disk.open = resolve;
    });
    return await tablet.boot();
  };
  const kiosk = createKioskStore({ ...tablet, boot });
  const come: string[] = [];
  void firstScreen(kiosk.store, tablet.clock).then(() => come.push('first'));
  void afterFirstScreen(kiosk.store, tablet.clock).then(() => come.push('rest'));
  kiosk.start();
  return { tablet, kiosk, disk, come };
}

test('the first screen is made when it is known, and the rest comes after it', async () => {
  const { tablet, kiosk, disk, come } = startedKiosk();
  await settle();
  expect(come).toEqual([]);
  disk.open();
  await settle();
  expect(kiosk.store.getState().screen.type).toBe('question');
  expect(come).toEqual(['first']);
  await tablet.pass(1_000);
  expect(come).toEqual(['first', 'rest']);
});

test('storage that does not answer is said, and keeps nobody from the rest', async () => {
  const { tablet, kiosk, come } = startedKiosk();
  await tablet.pass(FRAME_STANDS_MS - 1);
  expect(come).toEqual([]);
  await tablet.pass(1);
  expect([come, kiosk.store.getState().screen.type]).toEqual([['first'], 'starting']);
  await tablet.pass(10_000);
  expect(come).toEqual(['first', 'rest']);
});

test('a screen that is there already is not waited for', async () => {
  const { kiosk, tablet, disk } = startedKiosk();
  await settle();
  disk.open();
  await settle();
  await expect(firstScreen(kiosk.store, tablet.clock)).resolves.toBeUndefined();
});
