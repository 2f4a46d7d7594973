/** Keeps the screen on while the page is visible. Browsers drop the lock whenever it is hidden, so it is taken again. */
export function keepAwake(page: Document, navigator: Navigator): void {
  const take = (): void => {
    if (page.visibilityState !== 'visible') return;
    // Not supported, or refused at low battery: the tablet's own settings then decide.
    void navigator.wakeLock?.request('screen').catch(() => {});
  };
  page.addEventListener('visibilitychange', take);
  take();
}
