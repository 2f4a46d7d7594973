import type { ReactNode } from 'react';
import styles from './wide-frame.module.css';

/** What is wider than a telephone scrolls in a frame of its own, which the keyboard reaches; on paper nothing is cut off. */
export function WideFrame(props: {
  /** What is in it, for whoever cannot see it. */
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls a wide table this way.
    <section className={styles.frame} tabIndex={0} aria-label={props.label}>
      {props.children}
    </section>
  );
}
