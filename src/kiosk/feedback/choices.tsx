import { type ReactNode, useId } from 'react';
import { classes } from '#ui/classes.ts';
import styles from './form.module.css';

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

export interface ChoicesProps<T> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error: string | null;
  readonly choices: readonly Choice<T>[];
  /** Null: none is chosen yet. */
  readonly chosen: T | null;
  readonly onChoose: (value: T) => void;
}

/** One of several, of equal size, as a group of native radio buttons: arrow keys and screen readers know them. */
export function Choices<T extends string | boolean>(props: ChoicesProps<T>): ReactNode {
  const { label, hint, error, choices, chosen, onChoose } = props;
  const id = useId();
  const described = classes(hint !== undefined && `${id}-hint`, error !== null && `${id}-error`);
  return (
    <fieldset
      className={styles.choices}
      aria-describedby={described || undefined}
      data-wrong={error === null ? undefined : true}
    >
      <legend className={styles.label}>{label}</legend>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={styles.tiles}>
        {choices.map(({ value, label: words }) => (
          <label key={String(value)} className={styles.tile}>
            <input
              type="radio"
              name={id}
              checked={value === chosen}
              autoComplete="off"
              onChange={() => onChoose(value)}
            />
            {words}
          </label>
        ))}
      </div>
      {error !== null && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
