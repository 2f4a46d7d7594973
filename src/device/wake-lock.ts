/** What is needed of the page. */
export type AwakePage = Pick<Document, 'visibilityState' | 'addEventListener'>;

/**
 * Keeps the screen on while the page is visible. Browsers drop the lock whenever the page is hidden, and some when the battery
 * is low: it is taken again when the page comes back, and with the next touch.
 */
export function keepAwake(page: AwakePage, navigator: Partial<Pick<Navigator, 'wakeLock'>>): void {
  let held: Pick<WakeLockSentinel, 'released'> | null = null;
  let asking = false;
  const take = async (): Promise<void> => {
    if (page.visibilityState !== 'visible' || asking || held?.released === false) return;
    asking = true;
    try {
      held = (await navigator.wakeLock?.request('screen')) ?? null;
    } catch {
      // Not supported, or refused: the tablet's own settings then decide.
    }
    asking = false;
  };
  const retake = (): void => void take(); // never rejects
  page.addEventListener('visibilitychange', retake);
  page.addEventListener('pointerdown', retake, { capture: true, passive: true });
  retake();
}
