// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { followViewport } from './follow-viewport.ts';

/** A window whose keyboard is put up and away by the test. */
function createView() {
  const listeners: (() => void)[] = [];
  const visualViewport = {
    height: 800,
    scale: 1,
    addEventListener: (_: string, listener: () => void) => void listeners.push(listener),
  };
  const view = { innerHeight: 800, visualViewport, document };
  const resize = (height: number, scale = 1): void => {
    Object.assign(visualViewport, { height, scale });
    for (const listener of listeners) listener();
  };
  return { view, resize };
}

const height = (): string => document.documentElement.style.getPropertyValue('--visible-height');

beforeEach(() => {
  document.documentElement.removeAttribute('style');
  document.body.innerHTML = '<textarea></textarea>';
});

test('a keyboard over the page makes it smaller and leaves the field in sight; without it all is as before', () => {
  const { view, resize } = createView();
  followViewport(view);
  const field = document.querySelector('textarea');
  field?.focus();
  const shown = vi.fn();
  if (field) field.scrollIntoView = shown;
  resize(411.6);
  expect(height()).toBe('411px');
  expect(shown).toHaveBeenCalledOnce();
  resize(800);
  expect(height()).toBe('');
});

test('a page that the browser made smaller itself, and one that is enlarged, are left alone', () => {
  const { view, resize } = createView();
  followViewport(view);
  Object.assign(view, { innerHeight: 400 });
  resize(400);
  expect(height()).toBe('');
  resize(200, 2);
  expect(height()).toBe('');
});

test('a browser that tells nothing of its viewport is borne', () => {
  followViewport({ innerHeight: 800, visualViewport: null, document });
  expect(height()).toBe('');
});
