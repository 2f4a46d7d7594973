import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { isGranted } from '#shared/domain/roles.ts';
import type { CaseDetail } from '#shared/protocol/cases.ts';
import type { CaseDoor } from '../api/cases-api.ts';
import type { ApiFailure } from '../api/client.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { CaseAnswer } from '../parts/case-answer.tsx';
import { CaseContactData } from '../parts/case-contact.tsx';
import { CaseDeeds } from '../parts/case-deeds.tsx';
import { CaseFacts } from '../parts/case-facts.tsx';
import { CaseFurther } from '../parts/case-further.tsx';
import { CaseHistory } from '../parts/case-history.tsx';
import { CasePublication } from '../parts/case-publication.tsx';
import { CaseText } from '../parts/case-text.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useServices, useSession } from '../services.tsx';
import own from './case-page.module.css';
import styles from './page.module.css';

/** One case: what was written and what becomes of it. */
export function CasePage({ door, id }: { readonly door: CaseDoor; readonly id: string }): ReactNode {
  const { t } = useTranslation('admin');
  const store = useServices().case;
  const state = useStore(store);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  useEffect(() => {
    if (signedIn) void store.getState().open(door, id);
  }, [store, signedIn, door, id]);
  const detail = state.detail?.id === id ? state.detail : null;
  return (
    <div className={styles.page}>
      <Link href={`/${door}`} className={styles.link}>
        {t('cases.back')}
      </Link>
      {state.gone && <Notice>{t('cases.gone')}</Notice>}
      {detail === null && state.failure === null && !state.gone && <p>{t('cases.reading')}</p>}
      {detail !== null && (
        <PageHead
          title={`${t('cases.number', { no: detail.no })} · ${t(`cases.kinds.${detail.kind}`)}`}
          lead={t(`cases.statuses.${detail.status}`)}
        />
      )}
      {state.conflict && <Notice tone="alarm">{t('cases.conflict')}</Notice>}
      <Failure failure={state.failure} />
      {detail !== null && <Body key={id} detail={detail} />}
    </div>
  );
}

function Failure({ failure }: { readonly failure: ApiFailure | null }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  if (failure === null) return null;
  const hidden = failure.type === 'problem' && failure.status === 404;
  return <Notice tone="alarm">{hidden ? t('cases.notFound') : failureText(failure)}</Notice>;
}

function Body({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('admin');
  const role = useSession((state) => state.session?.role);
  const needs = detail.kind === 'integrity' ? 'integrity.handle' : 'cases.handle';
  const handles = role !== undefined && isGranted(role, needs);
  return (
    <div className={own.columns}>
      <div className={own.column}>
        <CaseText detail={detail} />
        {handles && <CaseDeeds detail={detail} />}
        <CaseAnswer detail={detail} handles={handles} />
        <CasePublication detail={detail} handles={handles} />
        {handles && <CaseFurther detail={detail} />}
        {handles && detail.kind !== 'integrity' && (
          <Link href={`/cases/${detail.id}/letter`} className={styles.link}>
            {t('cases.letter.open')}
          </Link>
        )}
      </div>
      <div className={own.column}>
        <CaseFacts detail={detail} />
        <CaseContactData detail={detail} handles={handles} />
        <CaseHistory events={detail.events} />
      </div>
    </div>
  );
}
