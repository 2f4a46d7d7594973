import { type ReactNode, useId } from 'react';
import styles from './choice-group.module.css';

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly note?: string | undefined;
}

export interface ChoiceGroupProps<T> {
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly choices: readonly Choice<T>[];
  readonly chosen: T;
  readonly disabled: boolean;
  readonly onChoose: (value: T) => void;
}

/** One of several, as large cards over native radio buttons. */
export function ChoiceGroup<T extends string | null>(props: ChoiceGroupProps<T>): ReactNode {
  const { legend, hint, choices, chosen, disabled, onChoose } = props;
  const id = useId();
  return (
    <fieldset className={styles.group} aria-describedby={hint === undefined ? undefined : id}>
      <legend className={styles.legend}>{legend}</legend>
      {hint !== undefined && (
        <p id={id} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={styles.choices}>
        {choices.map(({ value, label, note }) => (
          <label key={value ?? ''} className={styles.choice}>
            <input
              type="radio"
              name={`${id}-choice`}
              className={styles.mark}
              checked={value === chosen}
              disabled={disabled}
              onChange={() => onChoose(value)}
            />
            <span>
              {label}
              {note !== undefined && <span className={styles.note}>{note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
