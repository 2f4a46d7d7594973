/** Gestures that would take the screen away, open a menu, or bring something else onto the page. */
const GESTURES = ['contextmenu', 'dragstart', 'dragover', 'drop', 'gesturestart', 'auxclick'] as const;
/** With Ctrl or ⌘: zoom, print, save, open, find, the page's source, its address. */
const BROWSER_KEYS: ReadonlySet<string> = new Set([
  '+',
  '-',
  '=',
  '0',
  'p',
  's',
  'o',
  'f',
  'g',
  'u',
  'l',
  'd',
]);

/** Part of a navigation that the browser announces (Navigation API). */
interface NavigateEventLike extends Event {
  readonly navigationType?: string;
  readonly destination?: { readonly sameDocument: boolean };
  readonly downloadRequest?: string | null;
}

/**
 * The page answers to its own buttons and to nothing else: it leads nowhere, takes no foreign file, and does not zoom. Typing
 * an address or reloading is left to whoever reaches the browser's own controls.
 */
export function guardPage(view: Window): void {
  const refuse = (event: Event): void => event.preventDefault();
  for (const type of GESTURES) view.addEventListener(type, refuse);
  view.addEventListener('wheel', (event) => event.ctrlKey && refuse(event), { passive: false });
  view.addEventListener('keydown', (event) => isBrowserKey(event) && refuse(event));
  view.addEventListener('click', (event) => isLink(event.target) && refuse(event), { capture: true });
  view.addEventListener('submit', refuse);
  // Browsers without it have the links and the forms above, which is all that a page can be led away by.
  if ('navigation' in view && view.navigation instanceof EventTarget) {
    view.navigation.addEventListener('navigate', (event) => leadsAway(event) && refuse(event));
  }
}

function isBrowserKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) return true;
  return (ctrlKey || metaKey) && BROWSER_KEYS.has(key.toLowerCase());
}

/** Any link but a file that the page itself has made: there are none on the kiosk, and if one slips in it is dead. */
function isLink(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const link = target.closest('a[href], area[href]');
  return link !== null && !(link.hasAttribute('download') && link.getAttribute('href')?.startsWith('blob:'));
}

function leadsAway(event: NavigateEventLike): boolean {
  const stays = event.destination?.sameDocument === true || event.navigationType === 'reload';
  return event.cancelable && !stays && (event.downloadRequest ?? null) === null;
}
