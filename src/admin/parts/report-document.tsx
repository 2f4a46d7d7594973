import type { ReactNode } from 'react';
import { textIn } from '#i18n/text-in.ts';
import type { ReportDetail } from '#shared/protocol/reports.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { usePeriodWords, useReportWords } from '../lib/use-report-words.ts';
import { ReportCases } from './report-cases.tsx';
import styles from './report-document.module.css';
import { ReportFigures } from './report-figures.tsx';
import { ReportParts } from './report-parts.tsx';

/** The sheet: as it was frozen, with its own words, and what the clerk says to it. A4 when it is printed. */
export function ReportDocument({ detail }: { readonly detail: ReportDetail }): ReactNode {
  const { body } = detail;
  return (
    <article className={styles.sheet} lang="vi">
      <Head detail={detail} />
      <ReportFigures body={body} />
      <ReportParts body={body} />
      {body.cases !== null && <ReportCases cases={body.cases} />}
      <Actions detail={detail} />
      <Quality detail={detail} />
      <Replies detail={detail} />
      <Method detail={detail} />
    </article>
  );
}

function Head({ detail }: { readonly detail: ReportDetail }): ReactNode {
  const t = useReportWords();
  const periodText = usePeriodWords();
  const formats = useFormats();
  const { body } = detail;
  return (
    <header className={styles.head}>
      <p className={styles.unit}>{body.unit.name}</p>
      <h2 className={styles.title}>{t('doc.title')}</h2>
      <p className={styles.period}>{periodText(body.period)}</p>
      <p>{t('doc.span', { from: formats.day(body.from), to: formats.day(body.to) })}</p>
      {body.clerk !== null && (
        <p className={styles.clerk}>
          {t('doc.of', { name: body.clerk.name })}
          {body.clerk.title !== null && `, ${body.clerk.title}`}
        </p>
      )}
      {body.provisional && <p className={styles.provisional}>{t('doc.provisional')}</p>}
      <p className={styles.soft}>
        {t('doc.frozen', {
          version: body.version,
          at: formats.dateTime(body.frozen.at),
          by: body.frozen.by,
        })}
      </p>
      {body.reason !== null && <p className={styles.soft}>{t('doc.reason', { reason: body.reason })}</p>}
    </header>
  );
}

function Actions({ detail }: { readonly detail: ReportDetail }): ReactNode {
  const t = useReportWords();
  const language = useLanguage();
  const formats = useFormats();
  const { text, published } = detail.body.actions;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('doc.actions')}</h3>
      {text === '' && published.length === 0 && <p className={styles.soft}>{t('doc.noActions')}</p>}
      {text !== '' && <p className={styles.kept}>{text}</p>}
      {published.map((one) => (
        <div key={`${one.date} ${one.said.vi}`} className={styles.told}>
          <p className={styles.soft}>{formats.day(one.date)}</p>
          <p>{t('doc.said', { text: textIn(one.said, language) })}</p>
          <p>{t('doc.done', { text: textIn(one.done, language) })}</p>
          {one.result !== null && <p>{t('doc.became', { text: textIn(one.result, language) })}</p>}
        </div>
      ))}
    </section>
  );
}

function Quality({ detail }: { readonly detail: ReportDetail }): ReactNode {
  const t = useReportWords();
  const language = useLanguage();
  const formats = useFormats();
  const { flags, tablets, silent, holes, quarantined } = detail.body.quality;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('doc.quality')}</h3>
      <ul className={styles.list}>
        {flags.map(({ flag, title, n }) => (
          <li key={flag}>
            {t('doc.flags', {
              flag: title === null ? flag : textIn(title, language),
              n: formats.number(n),
            })}
          </li>
        ))}
        <li>{t('doc.tablets', { n: formats.number(tablets) })}</li>
        {silent.map(({ device, since }) => (
          <li key={device}>{t('doc.silent', { device, since: formats.dateTime(since) })}</li>
        ))}
        {holes.map(({ device, positions }) => (
          <li key={device}>{t('doc.hole', { device, n: formats.number(positions) })}</li>
        ))}
        <li>{t('doc.quarantined', { n: formats.number(quarantined) })}</li>
      </ul>
    </section>
  );
}

function Replies({ detail }: { readonly detail: ReportDetail }): ReactNode {
  const t = useReportWords();
  const formats = useFormats();
  if (detail.replies.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="report-replies">
      <h3 id="report-replies" className={styles.heading}>
        {t('doc.replies')}
      </h3>
      <p className={styles.soft}>{t('doc.repliesNote')}</p>
      {detail.replies.map((one) => (
        <blockquote key={one.id} className={styles.reply}>
          <p className={styles.kept}>{one.text}</p>
          <footer className={styles.soft}>
            {t('doc.reply', { by: one.madeBy, at: formats.dateTime(one.madeAt) })}
          </footer>
        </blockquote>
      ))}
    </section>
  );
}

function Method({ detail }: { readonly detail: ReportDetail }): ReactNode {
  const t = useReportWords();
  const language = useLanguage();
  const { body, report } = detail;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('doc.method')}</h3>
      <dl className={styles.method}>
        {body.method.map(({ id, title, text }) => (
          <div key={id}>
            <dt>{textIn(title, language)}</dt>
            <dd>{textIn(text, language)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.hash}>
        {t('doc.hash', { body: report.bodySha256, inputs: report.inputsSha256, pos: body.frozen.pos })}
      </p>
    </section>
  );
}
