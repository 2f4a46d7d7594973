import { type ReactNode, useId } from 'react';
import styles from './form.module.css';

export interface TickProps {
  readonly label: string;
  readonly error?: string | null | undefined;
  readonly ticked: boolean;
  readonly onTick: (ticked: boolean) => void;
}

/** A box to tick, never ticked beforehand; the whole line takes the finger. */
export function Tick({ label, error, ticked, onTick }: TickProps): ReactNode {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.tile}>
        <input
          type="checkbox"
          checked={ticked}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? id : undefined}
          onChange={(event) => onTick(event.target.checked)}
        />
        {label}
      </label>
      {error && (
        <p id={id} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
