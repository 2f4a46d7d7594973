import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/protocol/cases.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from './case-part.module.css';

/** Brings the cryptography, which nobody but an inspector needs. */
const SealedReport = lazy(() =>
  import('./sealed-report.tsx').then((file) => ({ default: file.SealedReport })),
);

/** What was written, or why nobody here can read it. */
export function CaseText({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <section className={styles.part} aria-labelledby="case-text">
      <h2 id="case-text">{t('cases.text.title')}</h2>
      {detail.text === null ? (
        <Missing detail={detail} />
      ) : (
        <p className={styles.words} lang="vi">
          {detail.text}
        </p>
      )}
    </section>
  );
}

function Missing({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  if (detail.textErasedAt !== null) {
    return <p>{t('cases.text.erased', { date: formats.date(detail.textErasedAt) })}</p>;
  }
  if (detail.box === 'sealed' && detail.sealed !== null && detail.kind === 'integrity') {
    return (
      <Suspense fallback={<p className={styles.soft}>{t('cases.text.sealed')}</p>}>
        <SealedReport id={detail.id} box={detail.sealed} />
      </Suspense>
    );
  }
  const why = detail.box === 'sealed' || detail.box === 'unreadable' ? detail.box : 'none';
  return <p className={styles.soft}>{t(`cases.text.${why}`)}</p>;
}
