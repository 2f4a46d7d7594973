import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import { textIn } from '#i18n/text-in.ts';
import type { RatingItem } from '#shared/protocol/admin.ts';
import type { RatingDetail } from '#shared/protocol/rating-detail.ts';
import { questionnaireOf } from '../lib/rating-words.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import overview from '../pages/overview-page.module.css';
import page from '../pages/page.module.css';
import { useKnownNames } from '../pages/use-names.ts';
import { FlagCard } from './flag-card.tsx';
import styles from './rating-detail.module.css';

/** What was given: the level in its own words, the topics, where and to whom. */
export function RatingFacts({ rating }: { readonly rating: RatingItem }): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { directory } = useKnownNames();
  const words = useAnswerWords(rating);
  const { firstLevel, level, procedure, clerk, questionnaire } = rating;
  const facts = [
    ['level', words.level(level)],
    ['firstLevel', firstLevel === level ? null : words.level(firstLevel)],
    ['reasons', words.reasons(rating.reasons) || t('rating.noReasons')],
    ['procedure', procedure],
    ['counter', directory?.counters.find(({ id }) => id === rating.counter)?.name ?? rating.counter],
    [
      'clerk',
      clerk === null ? t('rating.nobody') : (directory?.clerks.find(({ id }) => id === clerk)?.name ?? clerk),
    ],
    ['occurredAt', formats.dateTime(rating.occurredAt)],
    ['clock', rating.at === rating.occurredAt ? null : formats.dateTime(rating.at)],
    ['intake', t(`rating.intakes.${rating.intake}`)],
    ['lang', rating.lang],
    ['ms', t('rating.seconds', { n: formats.number(Math.round(rating.ms / 100) / 10) })],
    ['questionnaire', t('rating.version', { id: questionnaire.id, version: questionnaire.version })],
  ] as const;
  return (
    <Part title={t('rating.what')}>
      {rating.sample && <p className={overview.soft}>{t('rating.sample')}</p>}
      <Facts
        facts={facts.flatMap(([name, value]) =>
          value === null ? [] : [[t(`rating.facts.${name}`), value] as const],
        )}
      />
    </Part>
  );
}

/** Where its line stands in the tablet's journal, how far the centre has received that journal, and what of it is missing. */
export function RatingReceipt({ detail }: { readonly detail: RatingDetail }): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { deviceNames } = useKnownNames();
  const { rating, journal } = detail;
  const device = deviceNames.get(rating.device) ?? rating.device;
  if (journal === null)
    return (
      <Part title={t('rating.journal')}>
        <p className={overview.soft}>{t('rating.atHome')}</p>
        <Facts facts={[[t('rating.receipt.receivedAt'), formats.dateTime(rating.receivedAt)]]} />
      </Part>
    );
  return (
    <Part title={t('rating.journal')}>
      <Facts
        facts={[
          [
            t('rating.receipt.device'),
            <Link key="device" href={`/devices/${rating.device}`} className={page.link}>
              {device}
            </Link>,
          ],
          [t('rating.receipt.seq'), formats.number(journal.seq)],
          [t('rating.receipt.receivedAt'), formats.dateTime(rating.receivedAt)],
          [
            t('rating.receipt.through'),
            journal.missing.length === 0
              ? t('rating.whole', { n: formats.number(journal.receivedThrough) })
              : t('rating.holes', {
                  n: formats.number(journal.receivedThrough),
                  ranges: formats.ranges(journal.missing),
                }),
          ],
          [t('rating.receipt.hash'), journal.hash ?? t('rating.noHash')],
        ]}
      />
    </Part>
  );
}

/** Lines of the journal that speak of it: answers that were changed, topics that were named. */
export function RatingChanges({ detail }: { readonly detail: RatingDetail }): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const words = useAnswerWords(detail.rating);
  return (
    <Part title={t('rating.changes')}>
      {detail.changes.length === 0 && <p className={overview.soft}>{t('rating.noChanges')}</p>}
      {detail.changes.length > 0 && (
        <table className={overview.table}>
          <thead>
            <tr>
              {(['seq', 'at', 'what'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`rating.change.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {detail.changes.map((change) => (
              <tr key={change.seq}>
                <td>{formats.number(change.seq)}</td>
                <td>{formats.dateTime(change.at)}</td>
                <td>
                  {change.kind === 'rating.change'
                    ? t('rating.change.level', { level: words.level(change.level) })
                    : change.reasons.length === 0
                      ? t('rating.change.noReasons')
                      : t('rating.change.reasons', { reasons: words.reasons(change.reasons) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

/** What is doubted about it. Decisions are made where the answer is not on the screen. */
export function RatingDoubts({ detail }: { readonly detail: RatingDetail }): ReactNode {
  const t = useInsightWords();
  const { rating, flags } = detail;
  return (
    <Part title={t('rating.flags')}>
      {flags.length === 0 && <p className={overview.soft}>{t('rating.noFlags')}</p>}
      {flags.map((flag) => (
        <FlagCard key={flag.flag} rating={rating.id} flag={flag} decides={false} />
      ))}
      {flags.length > 0 && (
        <p>
          <Link href="/quality" className={page.link}>
            {t('rating.decide')}
          </Link>
        </p>
      )}
    </Part>
  );
}

function Part(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <section className={overview.section} aria-labelledby={id}>
      <h2 id={id} className={overview.heading}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }): ReactNode {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Levels and topics in the words of the version that was shown; their codes where that is not known. */
function useAnswerWords(rating: RatingItem) {
  const language = useLanguage();
  const { directory } = useKnownNames();
  const asked = questionnaireOf(directory?.questionnaires ?? [], rating);
  const level = (code: number): string => {
    const known = asked?.levels.find((one) => one.code === code);
    return known === undefined ? String(code) : textIn(known.label, language);
  };
  const reason = (code: string): string => {
    const known = asked?.reasons.find((one) => one.code === code);
    return known === undefined ? code : textIn(known.topic, language);
  };
  return { level, reasons: (codes: readonly string[]) => codes.map(reason).join(', ') };
}
