import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure, Summary } from '#shared/protocol/summary.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import styles from '../pages/overview-page.module.css';

/**
 * What people said at home beside what they said at the counter, under the eyes of whom they rated. The difference says how far the
 * counter's figure can be believed; it is put into no other figure.
 */
export function FigureHome({ summary }: { readonly summary: Summary }): ReactNode {
  const { t } = useTranslation('admin');
  const words = useInsightWords();
  const formats = useFormats();
  const { home, total } = summary;
  if (home.ratings === 0 && home.issued === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="figure-home">
      <h2 id="figure-home" className={styles.heading}>
        {words('home.title')}
      </h2>
      <table className={styles.table}>
        <caption>{words('home.issued', { n: formats.number(home.issued) })}</caption>
        <thead>
          <tr>
            <th scope="col">{words('home.where')}</th>
            <th scope="col" className={styles.number}>
              {t('overview.column.n')}
            </th>
            <th scope="col" className={styles.number}>
              {words('home.rate')}
            </th>
            <th scope="col" className={styles.number}>
              {words('home.interval')}
            </th>
          </tr>
        </thead>
        <tbody>
          <Side name={words('home.counter')} figure={total.figure} ratings={total.ratings} />
          <Side name={words('home.home')} figure={home.figure} ratings={home.ratings} />
        </tbody>
      </table>
      <p>
        {home.difference === null
          ? words('home.noDifference')
          : words('home.difference', { points: formats.points(home.difference) })}
      </p>
      <details className={styles.how}>
        <summary>{words('home.how')}</summary>
        <p>{words('home.howText')}</p>
      </details>
    </section>
  );
}

function Side(props: {
  readonly name: string;
  readonly figure: Figure | null;
  readonly ratings: number;
}): ReactNode {
  const words = useInsightWords();
  const formats = useFormats();
  const { figure } = props;
  const { rate = null, interval = null } = figure ?? {};
  return (
    <tr>
      <th scope="row">{props.name}</th>
      <td className={styles.number}>{formats.number(figure?.n ?? props.ratings)}</td>
      <td className={styles.number}>
        {figure === null ? words('home.withheld') : rate === null ? '–' : formats.rate(rate)}
      </td>
      <td className={styles.number}>
        {interval === null ? '–' : `${formats.rate(interval.low)} – ${formats.rate(interval.high)}`}
      </td>
    </tr>
  );
}
