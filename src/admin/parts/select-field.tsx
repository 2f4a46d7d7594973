import { type ReactNode, useId } from 'react';
import { classes } from '#ui/classes.ts';
import styles from './select-field.module.css';

/** A labelled choice of one; where there may be none, the first option says so and has an empty value. */
export function SelectField(props: {
  readonly label: string;
  readonly none: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null | undefined;
  /** In a form beside text fields, rather than in a row of filters. */
  readonly form?: boolean | undefined;
}): ReactNode {
  const id = useId();
  const errorId = props.error ? `${id}-error` : undefined;
  return (
    <div className={classes(styles.field, props.form && styles.form)}>
      <label htmlFor={id} className={styles.label}>
        {props.label}
      </label>
      <select
        id={id}
        className={classes(styles.select, props.error ? styles.wrong : undefined)}
        value={props.value}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={errorId}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.none !== null && <option value="">{props.none}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {props.error && (
        <p id={errorId} className={styles.error} role="alert">
          {props.error}
        </p>
      )}
    </div>
  );
}
