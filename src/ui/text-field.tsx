import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import styles from './text-field.module.css';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'className' | 'style' | 'id' | 'size'> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Shown beneath and announced; the field counts as invalid while it is there. */
  readonly error?: string | null | undefined;
  readonly size?: 'touch' | 'desk' | undefined;
}

/** A labelled one-line input with its hint and its error. */
export function TextField({ label, hint, error, size = 'touch', ...rest }: TextFieldProps): ReactNode {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={classes(styles.field, styles[size])}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
      <input
        {...rest}
        id={id}
        className={styles.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={classes(hintId, errorId) || undefined}
      />
      {error && (
        <p id={errorId} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
