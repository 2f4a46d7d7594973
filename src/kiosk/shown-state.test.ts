import { expect, test } from 'vitest';
import { createFakeTablet } from '#tests/support/kiosk-fakes.ts';
import { sampleContent } from '#tests/support/sample-content.ts';
import { createKioskStore } from './kiosk-store.ts';
import { followShown, SAVING_UNSEEN_MS } from './shown-state.ts';
import { AFTER_MS, FAREWELL_MS } from './timing.ts';

/** Lets the promises that already have their answer run on. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

/** A kiosk at its question, whose disk answers when it is told to; every screen that was shown. */
async function startedKiosk() {
  const tablet = createFakeTablet(sampleContent());
  const disk: { answer: (kept: boolean) => void } = { answer: () => {} };
  const record = () =>
    new Promise<boolean>((resolve) => {
      disk.answer = resolve;
    });
  const kiosk = createKioskStore({ ...tablet, record });
  const shown = followShown(kiosk.store, tablet.clock);
  kiosk.start();
  await settle();
  const seen: string[] = [shown.getState().screen.type];
  shown.subscribe(({ screen }) => seen.push(screen.type));
  return { tablet, kiosk, disk, seen };
}

test('[JR2] a commit that is done at once changes the page once, and never before it is done', async () => {
  const { tablet, kiosk, disk, seen } = await startedKiosk();
  kiosk.answer(5);
  await tablet.pass(SAVING_UNSEEN_MS - 1);
  expect(kiosk.store.getState().screen.type).toBe('saving');
  expect(seen).toEqual(['question']);
  disk.answer(true);
  await settle();
  expect(seen).toEqual(['question', 'after']);
});

test('a commit that takes longer is shown, once', async () => {
  const { tablet, kiosk, disk, seen } = await startedKiosk();
  kiosk.answer(5);
  kiosk.send({ type: 'touched' });
  await tablet.pass(SAVING_UNSEEN_MS);
  expect(seen).toEqual(['question', 'saving']);
  disk.answer(true);
  await settle();
  expect(seen).toEqual(['question', 'saving', 'after']);
});

test('a second tap while nothing is seen yet is no second answer', async () => {
  const { kiosk, disk, seen } = await startedKiosk();
  kiosk.answer(5);
  const first = kiosk.store.getState().screen;
  kiosk.answer(1);
  kiosk.send({ type: 'procedures-opened' });
  expect(kiosk.store.getState().screen).toEqual(first);
  disk.answer(true);
  await settle();
  expect(seen).toEqual(['question', 'after']);
});

test('a commit that fails is told at once, and what was waited for does not come up later', async () => {
  const { tablet, kiosk, disk, seen } = await startedKiosk();
  kiosk.answer(5);
  disk.answer(false);
  await settle();
  expect(seen).toEqual(['question', 'not-saved']);
  await tablet.pass(SAVING_UNSEEN_MS);
  expect(seen).not.toContain('saving');
});

test('everything else is shown as it happens', async () => {
  const { tablet, kiosk, disk, seen } = await startedKiosk();
  kiosk.answer(5);
  disk.answer(true);
  await settle();
  await tablet.pass(AFTER_MS + FAREWELL_MS);
  expect(seen.at(-1)).toBe('question');
  expect(seen).toContain('farewell');
});
