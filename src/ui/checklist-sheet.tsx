import { type ReactNode, useId } from 'react';
import {
  type Checklist,
  type ChecklistCase,
  feeText,
  forceText,
  paperText,
} from '#shared/domain/checklist.ts';
import styles from './checklist-sheet.module.css';
import { useChecklistWords } from './use-checklist-words.ts';

export interface ChecklistSheetProps {
  readonly list: Checklist;
  /** What can be done with it; not printed. */
  readonly actions: ReactNode;
}

/** A procedure on half a page, for who helps somebody in front of him: what to bring, how long, how much, where. It is what is printed. */
export function ChecklistSheet({ list, actions }: ChecklistSheetProps): ReactNode {
  const words = useChecklistWords();
  const id = useId();
  return (
    <section className={styles.sheet} aria-labelledby={id} data-print>
      <header className={styles.head}>
        <h2 id={id} className={styles.name} lang="vi">
          {list.name}
        </h2>
        <p className={styles.code}>{words.code(list.code)}</p>
      </header>
      {forceText(list.force, words)?.map((text) => (
        <p key={text} className={styles.force}>
          {text}
        </p>
      ))}
      <div className={styles.actions}>{actions}</div>
      <h3 className={styles.label}>{words.papers}</h3>
      {list.cases.length === 0 ? (
        <p lang={list.note === null ? undefined : 'vi'}>{list.note ?? words.unknown}</p>
      ) : (
        list.cases.map((group) => (
          <CaseList key={group.when ?? ''} group={group} only={list.cases.length === 1} />
        ))
      )}
      {list.cases.length > 0 && list.note !== null && <p lang="vi">{list.note}</p>}
      <dl className={styles.facts}>
        <Fact label={words.time} text={list.time ?? words.unknown} />
        <Fact label={words.fee} text={feeText(list.fee, words)} />
        <Fact label={words.where} text={list.agency ?? words.unknown} />
        <Fact label={words.source} text={list.decisionNo ?? words.unknown} />
      </dl>
    </section>
  );
}

function CaseList({ group, only }: { readonly group: ChecklistCase; readonly only: boolean }): ReactNode {
  const words = useChecklistWords();
  const { when, papers } = group;
  return (
    <>
      {(!only || when !== null) && (
        <h4 className={styles.case}>{when === null ? words.always : words.when(when)}</h4>
      )}
      <ul className={styles.papers} lang="vi">
        {papers.map((paper) => (
          <li key={paperText(paper, words)}>{paperText(paper, words)}</li>
        ))}
      </ul>
    </>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd lang="vi">{text}</dd>
    </div>
  );
}
