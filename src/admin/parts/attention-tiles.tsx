import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import type { Attention } from '#shared/protocol/attention.ts';
import { classes } from '#ui/classes.ts';
import { doubtsOf } from '../lib/quality-findings.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import styles from '../pages/overview-page.module.css';
import page from '../pages/page.module.css';
import { Fact } from './fact.tsx';

/** What waits to be done beside the figures: cases, tablets, what is posted, and doubts about the data. */
export function AttentionTiles(props: {
  readonly attention: Attention;
  /** Null: the account may not see tablets. */
  readonly devices: readonly DeviceReport[] | null;
  readonly place: { readonly unit: string; readonly from: string; readonly to: string };
}): ReactNode {
  const t = useInsightWords();
  const id = useId();
  const { cases, posting, flags } = props.attention;
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {t('attention.title')}
      </h2>
      <div className={classes(styles.facts, styles.few)}>
        {cases !== null && <Cases cases={cases} />}
        {props.devices !== null && <Tablets devices={props.devices} />}
        {posting !== null && <Posting posting={posting} unit={props.place.unit} />}
        {flags !== null && <Flags flags={flags} place={props.place} />}
      </div>
    </section>
  );
}

function Cases({ cases }: { readonly cases: NonNullable<Attention['cases']> }): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { open, overdue } = cases;
  return (
    <Fact label={t('attention.cases.label')} value={formats.number(open)} how={t('attention.cases.how')}>
      <p>
        {overdue === 0
          ? t('attention.cases.noneOverdue')
          : t('attention.cases.overdue', { n: formats.number(overdue) })}
      </p>
      <To href={overdue === 0 ? '/cases' : '/cases?overdue=true'}>
        {overdue === 0 ? t('attention.cases.link') : t('attention.cases.linkOverdue')}
      </To>
    </Fact>
  );
}

function Tablets({ devices }: { readonly devices: readonly DeviceReport[] }): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const used = devices.filter(({ state }) => state !== 'revoked' && state !== 'unpaired');
  const n = used.filter((device) => doubtsOf(device).length > 0).length;
  return (
    <Fact label={t('attention.tablets.label')} value={formats.number(n)} how={t('attention.tablets.how')}>
      <p>{t('attention.tablets.of', { n: formats.number(used.length) })}</p>
      <To href="/devices">{t('attention.tablets.link')}</To>
    </Fact>
  );
}

function Posting(props: {
  readonly posting: NonNullable<Attention['posting']>;
  readonly unit: string;
}): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { posted, complete, correct, timely, allThree } = props.posting;
  const n = formats.number(allThree);
  return (
    <Fact
      label={t('attention.posting.label')}
      value={t('attention.posting.value', { n, all: formats.number(posted) })}
      how={t('attention.posting.how')}
    >
      <p>
        {t('attention.posting.parts', {
          complete: formats.number(complete),
          correct: formats.number(correct),
          timely: formats.number(timely),
        })}
      </p>
      <To href={`/procedures/check?${new URLSearchParams({ unit: props.unit })}`}>
        {t('attention.posting.link')}
      </To>
    </Fact>
  );
}

function Flags(props: {
  readonly flags: NonNullable<Attention['flags']>;
  readonly place: Parameters<typeof AttentionTiles>[0]['place'];
}): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { all, open } = props.flags;
  return (
    <Fact label={t('attention.flags.label')} value={formats.number(open)} how={t('attention.flags.how')}>
      <p>{all === 0 ? t('attention.flags.none') : t('attention.flags.of', { n: formats.number(all) })}</p>
      <To href={`/quality?${new URLSearchParams(props.place)}`}>{t('attention.flags.link')}</To>
    </Fact>
  );
}

function To(props: { readonly href: string; readonly children: ReactNode }): ReactNode {
  return (
    <p>
      <Link href={props.href} className={page.link}>
        {props.children}
      </Link>
    </p>
  );
}
