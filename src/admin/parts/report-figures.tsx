import type { ReactNode } from 'react';
import { textIn } from '#i18n/text-in.ts';
import { ratePercent } from '#shared/domain/statistics.ts';
import type { ReportBody } from '#shared/protocol/reports.ts';
import type { Figure } from '#shared/protocol/summary.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { useReportWords } from '../lib/use-report-words.ts';
import styles from './report-document.module.css';

/** The figures of the whole: n, rate, interval, target and change, who was asked, levels and topics. */
export function ReportFigures({ body }: { readonly body: ReportBody }): ReactNode {
  const t = useReportWords();
  const formats = useFormats();
  const { figure, limits } = body;
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.heading}>{t('doc.result')}</h3>
        <table className={styles.facts}>
          <tbody>
            <Fact name={t('doc.ratings')} value={formats.number(body.ratings)} />
            {figure !== null && <Result body={body} figure={figure} />}
          </tbody>
        </table>
        {figure === null && <p>{t('doc.withheld', { n: limits.clerkMin })}</p>}
      </section>
      {figure !== null && <Response response={figure.response} />}
      {figure !== null && <Levels body={body} figure={figure} />}
      <Reasons body={body} />
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles.number}>{value}</td>
    </tr>
  );
}

function Result({ body, figure }: { readonly body: ReportBody; readonly figure: Figure }): ReactNode {
  const t = useReportWords();
  const formats = useFormats();
  const rate = (value: number | null) => (value === null ? '–' : formats.rate(value));
  const { before, target } = body;
  const { interval, flagged, withFlagged, slips } = figure;
  const span = { from: formats.day(before.from), to: formats.day(before.to) };
  const earlier =
    before.figure === null || before.change === null
      ? t('doc.beforeNone')
      : t('doc.beforeText', {
          rate: rate(before.figure.rate),
          n: formats.number(before.figure.n),
          points: formats.points(before.change),
        });
  return (
    <>
      <Fact name={t('doc.n')} value={formats.number(figure.n)} />
      <Fact name={t('doc.satisfied')} value={formats.number(figure.satisfied)} />
      <Fact name={t('doc.rate')} value={rate(figure.rate)} />
      {interval !== null && (
        <Fact
          name={t('doc.interval')}
          value={t('doc.range', { low: rate(interval.low), high: rate(interval.high) })}
        />
      )}
      {target !== null && (
        <Fact
          name={t('doc.target', { year: target.year })}
          value={t(targetKey(target), { target: rate(target.satisfied) })}
        />
      )}
      <Fact name={t('doc.before', span)} value={earlier} />
      <Fact
        name={t('doc.flagged')}
        value={t('doc.flaggedText', { n: formats.number(flagged.n), rate: rate(withFlagged.rate) })}
      />
      <Fact
        name={t('doc.slips')}
        value={t('doc.ofN', { n: formats.number(slips.n), rate: rate(slips.rate) })}
      />
    </>
  );
}

function targetKey({ reached, sure }: NonNullable<ReportBody['target']>) {
  if (reached) return sure ? 'doc.targetIs.reached' : 'doc.targetIs.justReached';
  return sure ? 'doc.targetIs.missed' : 'doc.targetIs.justMissed';
}

function Response({ response }: { readonly response: Figure['response'] }): ReactNode {
  const t = useReportWords();
  const formats = useFormats();
  const number = (value: number | null | undefined) =>
    value == null ? t('doc.unknown') : formats.number(value);
  const rate = response?.rate == null ? t('doc.unknown') : formats.rate(response.rate);
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('doc.response')}</h3>
      <table className={styles.facts}>
        <tbody>
          <Fact name={t('doc.asked')} value={number(response?.asked)} />
          <Fact name={t('doc.answered')} value={number(response?.answered)} />
          <Fact name={t('doc.responseRate')} value={rate} />
          <Fact name={t('doc.notAsked')} value={number(response?.notAsked)} />
        </tbody>
      </table>
    </section>
  );
}

function Levels({ body, figure }: { readonly body: ReportBody; readonly figure: Figure }): ReactNode {
  const t = useReportWords();
  const formats = useFormats();
  const language = useLanguage();
  const rate = (value: number | null) => (value === null ? '–' : formats.rate(value));
  const ids = [...new Set(figure.levels.map(({ questionnaire }) => questionnaire))];
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('doc.levels')}</h3>
      {ids.map((id) => {
        const counts = figure.levels.filter(({ questionnaire }) => questionnaire === id);
        const all = counts.reduce((sum, { n }) => sum + n, 0);
        const known = body.questionnaires.find((one) => one.id === id)?.levels ?? [];
        const codes = known.length > 0 ? known.map(({ code }) => code) : counts.map(({ level }) => level);
        return (
          <table key={id} className={styles.table}>
            <caption>{t('doc.levelsOf', { id, n: formats.number(all) })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('doc.level')}</th>
                <th scope="col" className={styles.number}>
                  {t('doc.times')}
                </th>
                <th scope="col" className={styles.number}>
                  {t('doc.share')}
                </th>
              </tr>
            </thead>
            <tbody>
              {codes.map((code) => {
                const label = known.find((one) => one.code === code)?.label;
                const n = counts.find(({ level }) => level === code)?.n ?? 0;
                return (
                  <tr key={code}>
                    <th scope="row">{label === undefined ? code : textIn(label, language)}</th>
                    <td className={styles.number}>{formats.number(n)}</td>
                    <td className={styles.number}>{rate(ratePercent(n, all))}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        );
      })}
    </section>
  );
}

/** More topics than these say little on paper; the workbook holds all. */
const SHOWN = 12;

function Reasons({ body }: { readonly body: ReportBody }): ReactNode {
  const t = useReportWords();
  const formats = useFormats();
  const language = useLanguage();
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('doc.reasons')}</h3>
      {body.reasons.length === 0 && <p className={styles.soft}>{t('doc.noReasons')}</p>}
      {body.reasons.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('doc.topic')}</th>
              <th scope="col">{t('doc.level')}</th>
              <th scope="col" className={styles.number}>
                {t('doc.times')}
              </th>
            </tr>
          </thead>
          <tbody>
            {body.reasons.slice(0, SHOWN).map(({ questionnaire, level, reason, n }) => {
              const words = body.questionnaires.find(({ id }) => id === questionnaire);
              const topic = words?.reasons.find(({ code }) => code === reason)?.topic;
              const label = words?.levels.find(({ code }) => code === level)?.label;
              return (
                <tr key={`${questionnaire} ${level} ${reason}`}>
                  <th scope="row">{topic === undefined ? reason : textIn(topic, language)}</th>
                  <td>{label === undefined ? level : textIn(label, language)}</td>
                  <td className={styles.number}>{formats.number(n)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
