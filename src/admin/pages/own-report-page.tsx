import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import type { OwnReport } from '#shared/protocol/reports.ts';
import { Button } from '#ui/button.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import { usePeriodWords, useReportWords } from '../lib/use-report-words.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import own from '../parts/report-part.module.css';
import { useServices, useSession } from '../services.tsx';
import styles from './page.module.css';

/** What a clerk is shown of a report about them, and their reply. */
export function OwnReportPage({ id }: { readonly id: string }): ReactNode {
  const t = useReportWords();
  const periodText = usePeriodWords();
  const failureText = useFailureText();
  const { reports } = useServices();
  const { ownReport, failure } = useStore(reports);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  useEffect(() => {
    if (signedIn) void reports.getState().openOwn(id);
  }, [reports, signedIn, id]);
  const shown = ownReport?.report.id === id ? ownReport : null;
  return (
    <div className={styles.page}>
      <Link href="/own" className={styles.link}>
        {t('own.back')}
      </Link>
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {shown === null && failure === null && <p>{t('loading')}</p>}
      {shown !== null && (
        <>
          <PageHead title={`${t('own.title')} · ${periodText(shown.report.period)}`} lead={t('own.lead')} />
          <Shown report={shown} />
          <Replies report={shown} />
        </>
      )}
    </div>
  );
}

function Shown({ report }: { readonly report: OwnReport }): ReactNode {
  const t = useReportWords();
  const formats = useFormats();
  const { total, batches } = report;
  const rate = (value: number | null) => (value === null ? '–' : formats.rate(value));
  return (
    <section className={own.box}>
      <p>
        {t('doc.span', { from: formats.day(report.from), to: formats.day(report.to) })}
        {' · '}
        {t('version', { n: report.report.version })}
      </p>
      {report.report.reason !== null && <p>{t('doc.reason', { reason: report.report.reason })}</p>}
      <p>{t('own.ratings', { n: formats.number(report.ratings), batch: report.batch })}</p>
      {total === null && <p>{t('own.none')}</p>}
      {total !== null && (
        <table className={own.diff}>
          <thead>
            <tr>
              {(['doc.time', 'doc.n', 'doc.satisfied', 'doc.rate'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {batches.map(({ from, to, figure }) => (
              <tr key={from}>
                <th scope="row">{`${formats.day(from)} – ${formats.day(to)}`}</th>
                <td>{formats.number(figure.n)}</td>
                <td>{formats.number(figure.satisfied)}</td>
                <td>{rate(figure.rate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {report.actions !== '' && <p className={own.kept}>{report.actions}</p>}
      <p className={own.soft}>{t('own.hash', { hash: report.report.bodySha256 })}</p>
    </section>
  );
}

function Replies({ report }: { readonly report: OwnReport }): ReactNode {
  const t = useReportWords();
  const formats = useFormats();
  const { reports } = useServices();
  const busy = useStore(reports, (state) => state.busy);
  const [text, setText] = useState('');
  const [state, setState] = useState<'missing' | 'sent' | null>(null);
  const send = async () => {
    if (text.trim() === '') return setState('missing');
    setState(null);
    if (!(await reports.getState().reply(text))) return;
    setText('');
    setState('sent');
  };
  return (
    <section className={own.box} aria-labelledby="own-reply">
      <h2 id="own-reply" className={own.heading}>
        {t('own.reply')}
      </h2>
      {report.replies.map((one) => (
        <blockquote key={one.id}>
          <p className={own.kept}>{one.text}</p>
          <footer className={own.soft}>{formats.dateTime(one.madeAt)}</footer>
        </blockquote>
      ))}
      <TextArea
        size="desk"
        label={t('own.reply')}
        hint={t('own.replyHint')}
        rows={5}
        maxLength={4_000}
        value={text}
        error={state === 'missing' ? t('own.replyMissing') : null}
        onChange={(event) => setText(event.target.value)}
      />
      {state === 'sent' && <Notice>{t('own.sent')}</Notice>}
      <div>
        <Button size="desk" look="primary" disabled={busy} onClick={() => void send()}>
          {t('own.send')}
        </Button>
      </div>
    </section>
  );
}
