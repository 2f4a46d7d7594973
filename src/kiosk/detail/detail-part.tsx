import { type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemPart } from '#shared/protocol/procedure-problem.ts';
import { classes } from '#ui/classes.ts';
import styles from './detail.module.css';
import { ListenButton } from './listen-button.tsx';
import { Report, ReportButton } from './report.tsx';
import { Unknown } from './texts.tsx';

export interface DetailPartProps {
  /** For the tabs. */
  readonly id?: string | undefined;
  readonly title: string;
  /** What a reader may report about it; without it nothing can be reported. */
  readonly part?: ProblemPart | undefined;
  /** True when the source says nothing: then the part says so instead of being left out. */
  readonly missing?: boolean | undefined;
  /** A short fact that stands beside others. */
  readonly fact?: boolean | undefined;
  readonly children?: ReactNode;
}

/** One part of a procedure under its heading, with what can be done about it. What is not known is said, never hidden. */
export function DetailPart({
  id,
  title,
  part,
  missing = false,
  fact = false,
  children,
}: DetailPartProps): ReactNode {
  const { t } = useTranslation('procedure');
  const headingId = useId();
  const body = useRef<HTMLDivElement>(null);
  return (
    <section id={id} className={classes(styles.part, fact && styles.fact)} aria-labelledby={headingId}>
      <div className={styles.partHead}>
        <h2 id={headingId} tabIndex={-1}>
          {title}
        </h2>
        <div className={styles.tools}>
          <ListenButton title={title} body={body} />
          {part !== undefined && <ReportButton part={part} title={title} />}
        </div>
      </div>
      {part !== undefined && <Report part={part} />}
      <div ref={body} className={styles.body}>
        {missing ? <Unknown more={t('askStaff')} /> : children}
      </div>
    </section>
  );
}
