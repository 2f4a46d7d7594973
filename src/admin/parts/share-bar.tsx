import type { ReactNode } from 'react';
import styles from '../pages/overview-page.module.css';

/** A bar from zero to all: the same length always means the same share. The number stands beside it. */
export function ShareBar({ share }: { readonly share: number }): ReactNode {
  return (
    <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.track} width="100" height="10" />
      <rect className={styles.fill} width={100 * share} height="10" />
    </svg>
  );
}

/** Where a rate lies, and between which bounds it may lie, from 0 to 100 %. */
export function IntervalBar(props: {
  readonly rate: number;
  readonly interval: { readonly low: number; readonly high: number };
}): ReactNode {
  const { low, high } = props.interval;
  return (
    <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.track} width="100" height="10" />
      <rect className={styles.span} x={low} y="3.5" width={high - low} height="3" />
      <rect className={styles.fill} x={Math.max(0, props.rate - 0.6)} width="1.2" height="10" />
    </svg>
  );
}
