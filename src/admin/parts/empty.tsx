import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** A page without rows says what will fill it. */
export function Empty(props: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{props.title}</p>
      <p className={styles.text}>{props.text}</p>
      {props.children}
    </div>
  );
}
