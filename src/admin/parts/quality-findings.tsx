import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { knownFlag } from '../lib/known-flag.ts';
import type { DeviceDoubt, Finding } from '../lib/quality-findings.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import overview from '../pages/overview-page.module.css';
import page from '../pages/page.module.css';
import styles from './quality-findings.module.css';

/** Which unit and days the page is about. */
interface Place {
  readonly unit: string;
  readonly from: string;
  readonly to: string;
}

/** What is to be looked at: each says what it rests on, why it matters, what to do, and leads there. */
export function QualityFindings(props: {
  readonly findings: readonly Finding[];
  readonly place: Place;
  readonly perfectFrom: number;
  /** More days with too many ratings than are listed. */
  readonly more: boolean;
}): ReactNode {
  const t = useInsightWords();
  return (
    <section className={overview.section} aria-labelledby="quality-findings">
      <h2 id="quality-findings" className={overview.heading}>
        {t('quality.findings')}
      </h2>
      <ul className={styles.list}>
        {props.findings.map((finding) => (
          <li key={finding.key} className={styles.finding}>
            <FindingText finding={finding} place={props.place} perfectFrom={props.perfectFrom} />
          </li>
        ))}
      </ul>
      {props.more && <p className={overview.soft}>{t('quality.excess.more')}</p>}
    </section>
  );
}

function FindingText(props: {
  readonly finding: Finding;
  readonly place: Place;
  readonly perfectFrom: number;
}): ReactNode {
  const { finding, place } = props;
  switch (finding.kind) {
    case 'flag':
      return <FlagFinding finding={finding} place={place} />;
    case 'perfect':
      return <PerfectFinding who={finding.who} place={place} perfectFrom={props.perfectFrom} />;
    case 'excess':
      return <ExcessFinding day={finding.day} />;
    case 'restored':
      return <RestoredFinding restored={finding.restored} />;
    default:
      return <DeviceFinding finding={finding} />;
  }
}

function Said(props: {
  readonly title: string;
  readonly evidence?: string | undefined;
  readonly why: string;
  readonly todo: string;
  readonly links: readonly (readonly [href: string, text: string])[];
}): ReactNode {
  const t = useInsightWords();
  return (
    <>
      <h3 className={styles.title}>{props.title}</h3>
      {props.evidence !== undefined && <p>{props.evidence}</p>}
      <p className={overview.soft}>{props.why}</p>
      <p>
        <strong>{t('quality.todo')}</strong>
        {': '}
        {props.todo}
      </p>
      <p className={styles.links}>
        {props.links.map(([href, text]) => (
          <Link key={href} href={href} className={page.link}>
            {text}
          </Link>
        ))}
      </p>
    </>
  );
}

function ratingsHref(filter: Readonly<Record<string, string>>): string {
  return `/ratings?${new URLSearchParams(filter)}`;
}

function FlagFinding(props: {
  readonly finding: Extract<Finding, { readonly kind: 'flag' }>;
  readonly place: Place;
}): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { flag, open, setAside, upheld, appealed } = props.finding;
  const known = knownFlag(flag);
  return (
    <Said
      title={t('quality.flagFinding', {
        title: known === undefined ? flag : t(`quality.flags.${known}.title`),
        open: formats.number(open),
      })}
      evidence={t('quality.flagEvidence', {
        setAside: formats.number(setAside),
        upheld: formats.number(upheld),
        appealed: formats.number(appealed),
      })}
      why={known === undefined ? flag : t(`quality.flags.${known}.why`)}
      todo={known === undefined ? t('quality.seeFlags') : t(`quality.flags.${known}.todo`)}
      links={[
        [`/quality?${new URLSearchParams({ ...props.place, flag, state: 'open' })}`, t('quality.seeFlags')],
        [ratingsHref({ ...props.place, flag }), t('quality.see')],
      ]}
    />
  );
}

function PerfectFinding(props: {
  readonly who: Extract<Finding, { readonly kind: 'perfect' }>['who'];
  readonly place: Place;
  readonly perfectFrom: number;
}): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { by, id, name, n, top } = props.who;
  return (
    <Said
      title={t('quality.perfect.title', { name: name ?? id, n: formats.number(n) })}
      evidence={t('quality.perfect.evidence', {
        top: formats.number(top),
        n: formats.number(n),
        from: formats.number(props.perfectFrom),
      })}
      why={t('quality.perfect.why')}
      todo={t('quality.perfect.todo')}
      links={[[ratingsHref({ ...props.place, [by]: id }), t('quality.see')]]}
    />
  );
}

function ExcessFinding(props: {
  readonly day: Extract<Finding, { readonly kind: 'excess' }>['day'];
}): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { unit, day, served, ratings } = props.day;
  const span = { unit: unit.id, from: day, to: day };
  return (
    <Said
      title={t('quality.excess.title', {
        unit: unit.name ?? unit.id,
        day: formats.day(day),
        ratings: formats.number(ratings),
        served: formats.number(served),
      })}
      why={t('quality.excess.why')}
      todo={t('quality.excess.todo')}
      links={[
        [ratingsHref(span), t('quality.see')],
        [`/transactions?${new URLSearchParams(span)}`, t('quality.seeImport')],
      ]}
    />
  );
}

function RestoredFinding(props: {
  readonly restored: Extract<Finding, { readonly kind: 'restored' }>['restored'];
}): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { at, since, homeAgain } = props.restored;
  return (
    <Said
      title={t('quality.restored.title', { at: formats.dateTime(at) })}
      evidence={t('quality.restored.evidence', {
        since: since === null ? '–' : formats.dateTime(since),
        at: formats.dateTime(at),
        n: formats.number(homeAgain),
      })}
      why={t('quality.restored.why')}
      todo={t('quality.restored.todo')}
      links={[]}
    />
  );
}

function DeviceFinding(props: {
  readonly finding: Extract<Finding, { readonly kind: 'device' }>;
}): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { device, doubt } = props.finding;
  const { what } = doubt;
  const values = {
    name: device.name,
    since: sinceOf(doubt) === null ? '–' : formats.dateTime(sinceOf(doubt) ?? ''),
    seconds: formats.number(Math.round((device.skewMs ?? 0) / 1_000)),
    ranges: doubt.what === 'holes' ? formats.ranges(doubt.ranges) : '',
    n: doubt.what === 'quarantined' ? formats.number(doubt.n) : '',
  };
  return (
    <Said
      title={t(`quality.device.${what}.title`, values)}
      why={t(`quality.device.${what}.why`, values)}
      todo={t(`quality.device.todo.${what}`)}
      links={[
        what === 'quarantined'
          ? ['/quarantine', t('quality.seeDevice')]
          : [`/devices/${device.id}`, t('quality.seeDevice')],
      ]}
    />
  );
}

function sinceOf(doubt: DeviceDoubt): string | null {
  return 'since' in doubt ? doubt.since : null;
}
