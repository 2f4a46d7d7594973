import type { ReactNode } from 'react';
import { classes } from '#ui/classes.ts';
import styles from './level-mark.module.css';

/** Where on its scale a level stands, to be seen while scanning down a column; the word beside it says it. */
export function LevelMark(props: { readonly codes: readonly number[]; readonly code: number }): ReactNode {
  return (
    <span className={styles.mark} aria-hidden="true">
      {props.codes
        .toSorted((a, b) => a - b)
        .map((code) => (
          <span key={code} className={classes(styles.place, code === props.code && styles.here)} />
        ))}
    </span>
  );
}
