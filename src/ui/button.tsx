import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'style'> {
  /** `primary` once a screen at most; `quiet` has no border. */
  readonly look?: 'primary' | 'plain' | 'quiet' | undefined;
  /** `touch` for the counter (at least 64 px), `desk` for administrators. */
  readonly size?: 'touch' | 'desk' | undefined;
  readonly wide?: boolean | undefined;
}

/** The one button of every surface. A plain `type="button"` unless told otherwise. */
export function Button({
  look = 'plain',
  size = 'touch',
  wide = false,
  type = 'button',
  ...rest
}: ButtonProps): ReactNode {
  const look_ = look === 'plain' ? undefined : styles[look];
  return (
    <button
      {...rest}
      type={type}
      className={classes(styles.button, styles[size], look_, wide && styles.wide)}
    />
  );
}
