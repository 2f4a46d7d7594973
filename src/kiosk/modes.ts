/**
 * Help for eyes, hands and ears, switched on by whoever stands there and forgotten after the visit: larger text, high
 * contrast, controls in the lower half of the screen, and text that is read aloud.
 */
export const MODES = ['large-text', 'contrast', 'low-reach', 'read-aloud'] as const;
export type Mode = (typeof MODES)[number];

/** Shows the modes to the stylesheet, as `<html data-modes="contrast low-reach">`. */
export function showModes(root: HTMLElement, modes: readonly Mode[]): void {
  if (modes.length === 0) root.removeAttribute('data-modes');
  else root.setAttribute('data-modes', modes.join(' '));
}
