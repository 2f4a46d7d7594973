import type { ReactNode } from 'react';
import styles from './interval-plot.module.css';

const MARKS = [0, 25, 50, 75, 100] as const;

/**
 * A rate as a dot and its interval as a line on the axis from 0 to 100 % that all rows share; hidden from screen readers, since the
 * numbers stand beside it.
 */
export function IntervalPlot(props: {
  readonly rate: number;
  readonly interval: { readonly low: number; readonly high: number };
  readonly target: number | null;
}): ReactNode {
  const { rate, target } = props;
  const { low, high } = props.interval;
  return (
    <svg className={styles.plot} aria-hidden="true">
      {MARKS.map((at) => (
        <line key={at} className={styles.mark} x1={`${at}%`} x2={`${at}%`} y1="0" y2="100%" />
      ))}
      {target !== null && (
        <line className={styles.target} x1={`${target}%`} x2={`${target}%`} y1="0" y2="100%" />
      )}
      <line className={styles.whisker} x1={`${low}%`} x2={`${high}%`} y1="50%" y2="50%" />
      <line className={styles.whisker} x1={`${low}%`} x2={`${low}%`} y1="30%" y2="70%" />
      <line className={styles.whisker} x1={`${high}%`} x2={`${high}%`} y1="30%" y2="70%" />
      <circle className={styles.dot} cx={`${rate}%`} cy="50%" r="5" />
    </svg>
  );
}

/** What the places of dots mean, above a column of plots. */
export function PlotAxis(): ReactNode {
  return (
    <svg className={styles.axis} aria-hidden="true">
      {MARKS.map((at) => (
        <text key={at} x={`${at}%`} y="0.9em" textAnchor="middle">
          {at}
        </text>
      ))}
    </svg>
  );
}
