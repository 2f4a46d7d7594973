import type { ReactNode } from 'react';
import styles from './folded.module.css';

/** What is rarely wanted: there when it is opened. */
export function Folded(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <details>
      <summary className={styles.summary}>{props.title}</summary>
      {props.children}
    </details>
  );
}
