// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { guardPage } from './guard-page.ts';

const navigation = new EventTarget();
Object.assign(window, { navigation });
guardPage(window);

afterEach(() => document.body.replaceChildren());

/** Whether the event was let through. */
function passes(target: EventTarget, event: Event): boolean {
  return target.dispatchEvent(event);
}

function event(type: string, members: object = {}): Event {
  return Object.assign(new Event(type, { bubbles: true, cancelable: true }), members);
}

function put(html: string): Element {
  document.body.innerHTML = html;
  const [element] = document.body.querySelectorAll('[data-target]');
  if (element === undefined) throw new Error('nothing was put on the page');
  return element;
}

test.each(['contextmenu', 'dragstart', 'dragover', 'drop', 'gesturestart', 'auxclick'])(
  '%s does nothing',
  (type) => {
    expect(passes(document.body, event(type))).toBe(false);
  },
);

test('pinching and the browser’s own keys do nothing; typing and scrolling do', () => {
  expect(passes(document.body, event('wheel', { ctrlKey: true }))).toBe(false);
  expect(passes(document.body, event('wheel', { ctrlKey: false }))).toBe(true);
  for (const key of ['+', '-', '0', 'p', 'P', 's', 'o', 'f', 'u']) {
    expect(passes(document.body, event('keydown', { key, ctrlKey: true }))).toBe(false);
  }
  expect(passes(document.body, event('keydown', { key: 'ArrowLeft', altKey: true }))).toBe(false);
  for (const key of ['p', 'Enter', 'Tab', 'ArrowLeft']) {
    expect(passes(document.body, event('keydown', { key }))).toBe(true);
  }
});

test('a link leads nowhere, within this origin neither', () => {
  for (const address of ['https://example.com', '/admin', 'tel:1022', 'mailto:a@example.com', '#x']) {
    expect(passes(put(`<a href="${address}"><b data-target>x</b></a>`), event('click'))).toBe(false);
  }
  expect(passes(put('<a href="https://example.com/x" download data-target>x</a>'), event('click'))).toBe(
    false,
  );
});

test('a file that the page has made itself is handed out, and buttons work', () => {
  expect(passes(put('<a href="blob:x" download="f.ndjson" data-target>x</a>'), event('click'))).toBe(true);
  expect(passes(put('<button type="button" data-target>x</button>'), event('click'))).toBe(true);
});

test('no form is sent anywhere', () => {
  expect(passes(put('<form data-target></form>'), event('submit'))).toBe(false);
});

test('a navigation away is refused; steps within the page, reloads and files are not', () => {
  const away = { navigationType: 'push', destination: { sameDocument: false }, downloadRequest: null };
  expect(passes(navigation, event('navigate', away))).toBe(false);
  expect(passes(navigation, event('navigate', { ...away, destination: { sameDocument: true } }))).toBe(true);
  expect(passes(navigation, event('navigate', { ...away, navigationType: 'reload' }))).toBe(true);
  expect(passes(navigation, event('navigate', { ...away, downloadRequest: 'f.ndjson' }))).toBe(true);
});
