import { fillScreen } from './fill-screen.ts';
import { keepAwake } from './wake-lock.ts';

/** Keeps the screen lit and whole, as long as the page stands. Apart from the question, which stands before it is loaded. */
export function holdScreen(): void {
  keepAwake(document, navigator);
  fillScreen(window);
}
