import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '#shared/protocol/procedure.ts';
import styles from './look-up.module.css';

/** What was found, the best first. The keyboard stays in the field; a click chooses as the arrows do. */
export function LookUpList(props: {
  readonly id: string;
  readonly procedures: readonly Procedure[];
  readonly chosen: string | null;
  readonly onChoose: (place: number) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { id, procedures, chosen, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen !== null)
      list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={t('lookUp.list')}
      className={styles.list}
      hidden={procedures.length === 0}
    >
      {procedures.map(({ code, name, field }, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys (combobox).
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen one.
        <div
          key={code}
          id={`${id}-${code}`}
          role="option"
          aria-selected={code === chosen}
          className={styles.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(place)}
        >
          <span className={styles.name} lang="vi">
            {name}
          </span>
          <span className={styles.meta}>
            <span lang="vi">{field}</span>
            {` · ${code}`}
          </span>
        </div>
      ))}
    </div>
  );
}
