import { expect, test } from 'vitest';
import { type FullscreenWindow, fillScreen } from './fill-screen.ts';

function setUp({ installed = false, able = true } = {}) {
  let touch: (event: { readonly pointerType: string }) => void = () => {};
  const asked: unknown[] = [];
  const document: {
    fullscreenElement: Element | null;
    documentElement: FullscreenWindow['document']['documentElement'];
  } = {
    fullscreenElement: null,
    documentElement: able
      ? {
          requestFullscreen: async (options) => {
            asked.push(options);
            throw new Error('refused');
          },
        }
      : {},
  };
  fillScreen({
    document,
    matchMedia: () => ({ matches: installed }),
    addEventListener: (_type, listener) => {
      touch = listener;
    },
  });
  return { asked, document, touch: (pointerType: string) => touch({ pointerType }) };
}

test('a finger asks for the whole screen, and again as long as it was refused', () => {
  const { asked, touch } = setUp();
  touch('touch');
  touch('pen');
  expect(asked).toHaveLength(2);
});

test('nothing is asked for by a mouse, in an installed app, or where the page fills the screen already', () => {
  const mouse = setUp();
  mouse.touch('mouse');
  const installed = setUp({ installed: true });
  installed.touch('touch');
  const filled = setUp();
  // Which element it is does not matter.
  filled.document.fullscreenElement = {} as unknown as Element;
  filled.touch('touch');
  expect([mouse, installed, filled].flatMap(({ asked }) => asked)).toEqual([]);
});

test('a browser that cannot is left alone', () => {
  expect(() => setUp({ able: false }).touch('touch')).not.toThrow();
});
