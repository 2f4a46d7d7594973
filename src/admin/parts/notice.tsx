import type { ReactNode } from 'react';
import { classes } from '#ui/classes.ts';
import styles from './notice.module.css';

/** A remark in the flow of the page; an alarm is announced at once. */
export function Notice(props: {
  readonly tone?: 'plain' | 'alarm' | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const alarm = props.tone === 'alarm';
  return (
    <div role={alarm ? 'alert' : 'status'} className={classes(styles.notice, alarm && styles.alarm)}>
      {props.children}
    </div>
  );
}
