import type { ReactNode } from 'react';
import type { ReportBody, ReportPart } from '#shared/protocol/reports.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useReportWords } from '../lib/use-report-words.ts';
import styles from './report-document.module.css';
import { WideFrame } from './wide-frame.tsx';

const DIVIDED = ['units', 'counters', 'clerks', 'over'] as const;

/** The same figures apart: by unit, counter, clerk, day or month. Nobody is ranked. */
export function ReportParts({ body }: { readonly body: ReportBody }): ReactNode {
  const t = useReportWords();
  return DIVIDED.filter((by) => body[by].length > 0).map((by) => (
    <section key={by} className={styles.section}>
      <h3 className={styles.heading}>{t(`doc.${by}`)}</h3>
      <WideFrame label={t(`doc.${by}`)}>
        <PartTable parts={body[by]} ofTime={by === 'over'} />
      </WideFrame>
    </section>
  ));
}

const NUMBERS = ['ratings', 'n', 'rate', 'interval', 'flagged', 'responseRate'] as const;

function PartTable(props: { readonly parts: readonly ReportPart[]; readonly ofTime: boolean }): ReactNode {
  const t = useReportWords();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t(props.ofTime ? 'doc.time' : 'doc.name')}</th>
          {NUMBERS.map((column) => (
            <th key={column} scope="col" className={styles.number}>
              {t(`doc.part.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.parts.map((part) => (
          <PartRow key={part.key} part={part} ofTime={props.ofTime} />
        ))}
      </tbody>
    </table>
  );
}

function PartRow({ part, ofTime }: { readonly part: ReportPart; readonly ofTime: boolean }): ReactNode {
  const t = useReportWords();
  const formats = useFormats();
  const { figure, key } = part;
  const rate = (value: number | null | undefined) => (value == null ? '–' : formats.rate(value));
  const timeText = () => (key.length === 7 ? `${key.slice(5)}/${key.slice(0, 4)}` : formats.day(key));
  return (
    <tr>
      <th scope="row">{ofTime ? timeText() : (part.name ?? (key === '' ? t('doc.nobody') : key))}</th>
      <td className={styles.number}>{formats.number(part.ratings)}</td>
      {figure === null ? (
        <td colSpan={5}>{t('doc.tooFew')}</td>
      ) : (
        <>
          <td className={styles.number}>{formats.number(figure.n)}</td>
          <td className={styles.number}>{rate(figure.rate)}</td>
          <td className={styles.number}>
            {figure.interval === null
              ? '–'
              : t('doc.range', { low: rate(figure.interval.low), high: rate(figure.interval.high) })}
          </td>
          <td className={styles.number}>{formats.number(figure.flagged.n)}</td>
          <td className={styles.number}>{rate(figure.response?.rate)}</td>
        </>
      )}
    </tr>
  );
}
