import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Emblem } from '#ui/emblem.tsx';
import { useKioskState } from '../kiosk-context.tsx';
import { type StaffFormats, staffFormats } from '../staff-formats.ts';
import styles from './certificate.module.css';
import type { JudgedCheck, SelfTest } from './self-test.ts';
import { useFoundWords } from './use-found-words.ts';

/** What was tested, when and where, to be read on the screen and kept on paper. */
export function Certificate({ test }: { readonly test: SelfTest }): ReactNode {
  const { t, i18n } = useTranslation('staff');
  const timeZone = useKioskState((state) => state.office?.content.unit.timeZone ?? 'Asia/Ho_Chi_Minh');
  const formats = staffFormats(i18n.language, timeZone);
  return (
    <article className={styles.sheet} aria-labelledby="certificate-title">
      <header className={styles.head}>
        <Emblem size="2.5rem" />
        <h2 id="certificate-title" className={styles.title}>
          {t('check.certificate')}
        </h2>
      </header>
      <Facts test={test} formats={formats} />
      <table className={styles.checks}>
        <caption className={styles.caption}>{t('check.checks')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('check.item')}</th>
            <th scope="col">{t('check.found')}</th>
            <th scope="col">{t('check.result')}</th>
          </tr>
        </thead>
        <tbody>
          {test.checks.map((check) => (
            <CheckRow key={check.check} judged={check} formats={formats} />
          ))}
        </tbody>
      </table>
      <p className={styles.sign}>{t('check.sign')}</p>
    </article>
  );
}

interface FactsProps {
  readonly test: SelfTest;
  readonly formats: StaffFormats;
}

function Facts({ test, formats }: FactsProps): ReactNode {
  const { t } = useTranslation('staff');
  const office = useKioskState((state) => state.office);
  const counter = office?.content.counters.find(({ id }) => id === office.counter);
  const { head } = test;
  const verdict = t(`check.verdicts.${test.verdict}`);
  // Whoever reads the verdict wants to know at once what it is about.
  const poor = test.checks
    .filter((check) => check.verdict !== 'pass')
    .map(({ check }) => t(`check.names.${check}`))
    .join(', ');
  return (
    <dl className={styles.facts}>
      <Fact term={t('check.verdict')} strong>
        {poor === '' ? verdict : t('check.verdictOf', { verdict, checks: poor })}
      </Fact>
      <Fact term={t('check.at')}>{formats.time(test.at)}</Fact>
      <Fact term={t('check.unit')}>{office?.content.unit.name ?? t('check.unpaired')}</Fact>
      {counter !== undefined && (
        <Fact term={t('check.counter')}>
          {counter.number === null ? counter.name : `${counter.number} · ${counter.name}`}
        </Fact>
      )}
      <Fact term={t('check.device')}>{test.device ?? t('check.unpaired')}</Fact>
      <Fact term={t('check.version')}>{test.app}</Fact>
      <Fact term={t('check.journal')} wide>
        {head === null
          ? t('check.notNoted')
          : t('check.journalAt', {
              replica: head.replica.slice(-12),
              seq: formats.number(head.seq),
              hash: head.hash,
            })}
      </Fact>
    </dl>
  );
}

function Fact(props: {
  readonly term: string;
  readonly strong?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={props.wide ? styles.wide : undefined}>
      <dt>{props.term}</dt>
      <dd className={props.strong ? styles.strong : undefined}>{props.children}</dd>
    </div>
  );
}

function CheckRow({
  judged,
  formats,
}: {
  readonly judged: JudgedCheck;
  readonly formats: StaffFormats;
}): ReactNode {
  const { t } = useTranslation('staff');
  const found = useFoundWords(formats);
  const { check, verdict, advice } = judged;
  return (
    <tr>
      <th scope="row">
        {t(`check.names.${check}`)}
        {advice !== null && <span className={styles.advice}>{t(`check.advice.${advice}`)}</span>}
      </th>
      <td className={styles.found}>{found(judged)}</td>
      <td className={styles[verdict]}>{t(`check.verdicts.${verdict}`)}</td>
    </tr>
  );
}
