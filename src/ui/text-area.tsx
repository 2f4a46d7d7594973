import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import styles from './text-field.module.css';

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'className' | 'style' | 'id'> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Shown beneath and announced; the field counts as invalid while it is there. */
  readonly error?: string | null | undefined;
  readonly size?: 'touch' | 'desk' | undefined;
}

/** A labelled field for several lines, with its hint and its error; it fills the height it is given. */
export function TextArea({ label, hint, error, size = 'touch', ...rest }: TextAreaProps): ReactNode {
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
      <textarea
        {...rest}
        id={id}
        className={classes(styles.input, styles.area)}
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
