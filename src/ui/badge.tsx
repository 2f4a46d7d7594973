import type { ReactNode } from 'react';
import styles from './badge.module.css';

/** A small remark about what stands beside it. */
export function Badge({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={styles.badge}>{children}</span>;
}
