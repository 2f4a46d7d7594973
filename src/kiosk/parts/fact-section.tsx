import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { keyed } from '../keyed.ts';
import styles from '../screens/procedure-screen.module.css';

export interface FactSectionProps {
  readonly title: string;
  /** True when the source says nothing: then the section says so instead of being left out. */
  readonly missing?: boolean | undefined;
  readonly children?: ReactNode;
}

/** One part of a procedure under its heading. What is not known is said, never hidden. */
export function FactSection({ title, missing = false, children }: FactSectionProps): ReactNode {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={styles.body}>{missing ? <Unknown /> : children}</div>
    </section>
  );
}

/** "Chưa có thông tin". */
export function Unknown(): ReactNode {
  const { t } = useTranslation('common');
  return <p className={styles.unknown}>{t('unknown')}</p>;
}

/** Text of the procedure: always Vietnamese, whatever language the screen speaks. */
export function Official({ text }: { readonly text: string | null }): ReactNode {
  return text === null ? <Unknown /> : <p lang="vi">{text}</p>;
}

/** A list of official texts. */
export function OfficialList({
  items,
  className,
}: {
  readonly items: readonly string[];
  readonly className?: string | undefined;
}): ReactNode {
  return (
    <ul lang="vi" className={className}>
      {keyed(items, (item) => item).map(({ key, item }) => (
        <li key={key}>{item}</li>
      ))}
    </ul>
  );
}
