// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { createFakeTablet } from '#tests/support/kiosk-fakes.ts';
import { sampleContent } from '#tests/support/sample-content.ts';
import { createKioskStore } from './kiosk-store.ts';
import { listenForTouches } from './listen-for-touches.ts';
import { IDLE_MS, LEAVING_MS } from './timing.ts';

async function build() {
  const tablet = createFakeTablet(sampleContent());
  const kiosk = createKioskStore(tablet);
  // Each test has a window of its own, as far as events are concerned.
  const view = document.createElement('div');
  listenForTouches(view, kiosk, tablet.clock);
  kiosk.start();
  // The promises of the start already have their answers.
  for (let i = 0; i < 10; i++) await Promise.resolve();
  return { tablet, kiosk, view };
}

async function setUp() {
  const { tablet, kiosk, view } = await build();
  await tablet.pass(60_000);
  const button = document.createElement('button');
  let clicked = 0;
  button.addEventListener('click', () => clicked++);
  view.append(button);
  const fire = (...types: readonly string[]): number => {
    for (const type of types) button.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    return clicked;
  };
  return { tablet, fire, screen: () => kiosk.store.getState().screen.type };
}

test('the touch that ends the loop presses nothing, however long the finger rests; the next one does', async () => {
  const { tablet, fire, screen } = await setUp();
  expect(screen()).toBe('attract');
  fire('pointerdown');
  expect(screen()).toBe('question');
  await tablet.pass(5_000);
  expect(fire('pointerup', 'click')).toBe(0);
  expect(fire('pointerdown', 'pointerup', 'click')).toBe(1);
});

test('a swipe that ends the loop swallows no later click', async () => {
  const { tablet, fire } = await setUp();
  fire('pointerdown', 'pointercancel');
  await tablet.pass(500);
  expect(fire('click')).toBe(1);
});

test('elsewhere a touch presses what it touches', async () => {
  const { tablet, fire } = await setUp();
  fire('pointerdown', 'pointerup', 'click');
  await tablet.pass(1_000);
  expect(fire('pointerdown', 'pointerup', 'click')).toBe(1);
  expect(fire('pointerdown', 'pointerup', 'click')).toBe(2);
});

describe('while the screen says that it will go back', () => {
  async function leaving() {
    const { tablet, kiosk, view } = await build();
    kiosk.send({ type: 'procedures-opened' });
    await tablet.pass(IDLE_MS - LEAVING_MS + 1_000);
    expect(kiosk.store.getState().leaving).toBe(true);
    const [stay, beneath] = [document.createElement('button'), document.createElement('button')];
    view.append(stay, beneath);
    document.body.append(view);
    let pressed = 0;
    beneath.addEventListener('click', () => pressed++);
    const fire = (at: Element, type: string) =>
      at.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    return { kiosk, stay, beneath, fire, pressed: () => pressed };
  }

  test('a touch on the notice keeps the screen, and presses nothing that it uncovers', async () => {
    const { kiosk, stay, beneath, fire, pressed } = await leaving();
    fire(stay, 'pointerdown');
    expect(kiosk.store.getState().leaving).toBe(false);
    stay.remove();
    fire(beneath, 'pointerup');
    fire(beneath, 'click');
    expect(pressed()).toBe(0);
    expect(kiosk.store.getState().screen.type).toBe('procedures');
    fire(beneath, 'pointerdown');
    fire(beneath, 'click');
    expect(pressed()).toBe(1);
  });

  test('a touch on what was meant presses it at once', async () => {
    const { beneath, fire, pressed } = await leaving();
    fire(beneath, 'pointerdown');
    fire(beneath, 'pointerup');
    fire(beneath, 'click');
    expect(pressed()).toBe(1);
  });
});
