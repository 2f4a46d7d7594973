import type { KeyboardEvent, RefObject } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrow keys go from the field into the results and back; whatever is typed there goes on in the field. */
export function useArrowKeys(
  root: RefObject<HTMLElement | null>,
  field: RefObject<HTMLInputElement | null>,
): (event: KeyboardEvent) => void {
  return (event) => {
    const results = [...(root.current?.querySelectorAll<HTMLElement>('[data-result]') ?? [])];
    const { activeElement } = document;
    const at = activeElement instanceof HTMLElement ? results.indexOf(activeElement) : -1;
    const step = STEPS[event.key];
    if (step !== undefined && (at >= 0 || activeElement === field.current)) {
      event.preventDefault();
      const next = results[at + step];
      if (next !== undefined) next.focus();
      else if (at + step < 0) field.current?.focus();
    } else if (at >= 0 && isTyping(event)) {
      // The letter itself lands in the field, because the focus is there before it is typed.
      field.current?.focus();
    }
  };
}

function isTyping({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return !ctrlKey && !altKey && !metaKey && ((key.length === 1 && key !== ' ') || key === 'Backspace');
}
