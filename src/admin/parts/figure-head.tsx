import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Figure, Summary } from '#shared/protocol/summary.ts';
import { filterToQuery } from '../lib/rating-filter-url.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import { useMay } from '../lib/use-may.ts';
import styles from '../pages/overview-page.module.css';
import page from '../pages/page.module.css';
import { Empty } from './empty.tsx';
import { Fact } from './fact.tsx';
import type { RowsPlace } from './rows-link.tsx';

/** The three figures that matter, each with what it rests on and how it is computed, below whose they are and of which days. */
export function FigureHead({ summary }: { readonly summary: Summary }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { unit, from, to } = summary;
  const { figure, ratings } = summary.total;
  return (
    <>
      <p className={styles.soft}>
        {t('overview.of', { unit: unit.name, from: formats.day(from), to: formats.day(to) })}
      </p>
      {figure === null || ratings === 0 ? (
        <Empty title={t('overview.empty')} text={t('overview.emptyText')} />
      ) : (
        <div className={styles.facts}>
          <Satisfaction summary={summary} figure={figure} />
          <Response figure={figure} place={{ unit: unit.id, from, to }} />
          <Slips figure={figure} />
        </div>
      )}
    </>
  );
}

function Satisfaction({
  summary,
  figure,
}: {
  readonly summary: Summary;
  readonly figure: Figure;
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const may = useMay();
  const { unit, from, to, before, target } = summary;
  const { interval, flagged, withFlagged } = figure;
  const rate = (value: number | null) => (value === null ? t('overview.none') : formats.rate(value));
  return (
    <Fact label={t('overview.satisfied')} value={rate(figure.rate)} how={t('overview.satisfiedHow')}>
      <p>{t('overview.ofN', { satisfied: formats.number(figure.satisfied), n: formats.number(figure.n) })}</p>
      {interval !== null && (
        <p>{t('overview.interval', { low: rate(interval.low), high: rate(interval.high) })}</p>
      )}
      {before.change !== null && (
        <p>
          {t('overview.change', {
            points: formats.points(before.change),
            from: formats.day(before.from),
            to: formats.day(before.to),
          })}
        </p>
      )}
      {target !== null && (
        <p>{t(targetKey(target), { year: target.year, target: rate(target.satisfied) })}</p>
      )}
      {flagged.n > 0 && (
        <p className={styles.soft}>
          {t('overview.flagged', { n: formats.number(flagged.n), rate: rate(withFlagged.rate) })}
        </p>
      )}
      {may('ratings.read') && (
        <p>
          <Link className={page.link} href={`/ratings?${filterToQuery({ unit: unit.id, from, to })}`}>
            {t('overview.rows')}
          </Link>
        </p>
      )}
    </Fact>
  );
}

function targetKey({ reached, sure }: NonNullable<Summary['target']>) {
  if (reached) return sure ? 'overview.target.reached' : 'overview.target.justReached';
  return sure ? 'overview.target.missed' : 'overview.target.justMissed';
}

function Response(props: { readonly figure: Figure; readonly place: RowsPlace }): ReactNode {
  const { t } = useTranslation('admin');
  const words = useInsightWords();
  const formats = useFormats();
  const may = useMay();
  const { response } = props.figure;
  const value = response?.rate == null ? t('overview.none') : formats.rate(response.rate);
  return (
    <Fact label={t('overview.response')} value={value} how={t('overview.responseHow')}>
      {response === null || response.asked === 0 ? (
        <p>{t('overview.nobodyAsked')}</p>
      ) : (
        <p>
          {t(`overview.basis.${response.basis}`, {
            answered: formats.number(response.answered),
            asked: formats.number(response.asked),
          })}
        </p>
      )}
      {response !== null && response.invited > 0 && (
        <p className={styles.soft}>
          {t('overview.outcomes', {
            timeout: formats.number(response.timeout),
            dismissed: formats.number(response.dismissed),
          })}
        </p>
      )}
      <p className={styles.soft}>
        {response?.notAsked == null
          ? t('overview.notAskedUnknown')
          : t('overview.notAsked', { n: formats.number(response.notAsked) })}
      </p>
      {response?.transactions == null && may('content.write') && (
        <p>
          <Link className={page.link} href={`/transactions?${new URLSearchParams({ ...props.place })}`}>
            {words('attention.transactions')}
          </Link>
        </p>
      )}
    </Fact>
  );
}

function Slips({ figure }: { readonly figure: Figure }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { slips } = figure;
  const value = slips.rate === null ? t('overview.none') : formats.rate(slips.rate);
  return (
    <Fact label={t('overview.slips')} value={value} how={t('overview.slipsHow')}>
      <p>{t('overview.slipsOf', { n: formats.number(slips.n), all: formats.number(figure.n) })}</p>
    </Fact>
  );
}
