/** Less than that is rounding, not a keyboard. */
const SLACK_PX = 2;

/** The parts of the window that this needs. */
export interface ViewportWindow {
  readonly innerHeight: number;
  readonly visualViewport: {
    readonly height: number;
    readonly scale: number;
    addEventListener(type: 'resize', listener: () => void): void;
  } | null;
  readonly document: Pick<Document, 'activeElement' | 'documentElement'>;
}

/**
 * Some browsers lay their keyboard over the page instead of making it smaller. Then the page is as high as what is left
 * (`--visible-height`), so that everything can be scrolled into sight, and the field that is typed into is.
 */
export function followViewport(view: ViewportWindow): void {
  const { visualViewport, document } = view;
  if (visualViewport === null) return;
  visualViewport.addEventListener('resize', () => {
    const { height, scale } = visualViewport;
    const covered = scale === 1 && height < view.innerHeight - SLACK_PX;
    const { style } = document.documentElement;
    if (covered) style.setProperty('--visible-height', `${Math.floor(height)}px`);
    else style.removeProperty('--visible-height');
    if (covered) document.activeElement?.scrollIntoView({ block: 'center' });
  });
}
