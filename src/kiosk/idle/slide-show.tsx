import type { ReactNode } from 'react';
import { dayOf } from '#shared/domain/zoned-day.ts';
import { intakeMode } from '../intake-mode.ts';
import { useKioskState } from '../kiosk-context.tsx';
import type { Office } from '../kiosk-state.ts';
import { SLIDE_MS } from '../timing.ts';
import { driftOf } from './drift.ts';
import styles from './slide-show.module.css';
import { SlideView } from './slide-view.tsx';
import { slidesOf } from './slides.ts';
import { useReducedMotion } from './use-reduced-motion.ts';

export interface SlideShowProps {
  readonly office: Office;
  /** When the show began. */
  readonly sinceMs: number;
  /** Level of the slides' headings: 1 where they are the page, 2 where they stand on one. */
  readonly level: 1 | 2;
}

/** One slide after the other, for ever. Where less motion is wished they change half as often and at once. */
export function SlideShow({ office, sinceMs, level }: SlideShowProps): ReactNode {
  const invited = useKioskState((state) => intakeMode(state, office) === 'invited');
  const reduced = useReducedMotion();
  const language = useKioskState((state) => state.language);
  const day = useKioskState(({ wallMs }) => dayOf(wallMs, office.content.unit.timeZone));
  const step = useKioskState(({ nowMs }) =>
    Math.floor((nowMs - sinceMs) / (reduced ? 2 * SLIDE_MS : SLIDE_MS)),
  );
  const slides = slidesOf(office.content, day, language);
  const slide = slides[step % slides.length];
  return (
    <div key={step} className={styles.show} style={{ transform: driftOf(step) }}>
      {slide !== undefined && <SlideView slide={slide} level={level} invited={invited} />}
    </div>
  );
}
