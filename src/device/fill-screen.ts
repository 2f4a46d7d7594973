/** What is needed of the window. */
export interface FullscreenWindow {
  readonly document: {
    readonly fullscreenElement: Element | null;
    readonly documentElement: Partial<Pick<Element, 'requestFullscreen'>>;
  };
  matchMedia(query: string): Pick<MediaQueryList, 'matches'>;
  addEventListener(
    type: 'pointerup',
    listener: (event: Pick<PointerEvent, 'pointerType'>) => void,
    options: AddEventListenerOptions,
  ): void;
}

/**
 * A finger brings the page over the whole screen, now and whenever something has taken it out of there. A mouse does not:
 * that is somebody at a desk. Browsers that refuse or cannot are left alone; an installed app is there already.
 */
export function fillScreen(view: FullscreenWindow): void {
  view.addEventListener(
    'pointerup',
    ({ pointerType }) => {
      const { document } = view;
      const filled =
        document.fullscreenElement !== null || view.matchMedia('(display-mode: fullscreen)').matches;
      if (pointerType === 'mouse' || filled) return;
      void document.documentElement.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => {});
    },
    { capture: true, passive: true },
  );
}
