import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#ui/button.tsx';
import { Page } from '../parts/page.tsx';
import { CaseView } from './case-view.tsx';
import { CodeForm } from './code-form.tsx';
import styles from './follow-up-page.module.css';
import type { FollowUpState, Shown } from './follow-up-store.ts';

/** `/theo-doi`: from a receipt's code to where the feedback stands. */
export function FollowUpPage({ store }: { readonly store: StoreApi<FollowUpState> }): ReactNode {
  const { t } = useTranslation('visitor', { keyPrefix: 'followUp' });
  const state = useStore(store);
  const { shown } = state;
  return (
    <Page title={t('pageTitle')}>
      {shown === null ? <CodeForm state={state} /> : <Result state={state} shown={shown} />}
    </Page>
  );
}

function Result({ state, shown }: { readonly state: FollowUpState; readonly shown: Shown }): ReactNode {
  const { t } = useTranslation('visitor', { keyPrefix: 'followUp' });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { found, code } = shown;
  return (
    <>
      <h1 className={styles.title} ref={heading} tabIndex={-1}>
        {found === null ? t('missing.title') : t(`kinds.${found.kind}`)}
      </h1>
      <p className={styles.code} translate="no">
        {code}
      </p>
      {found === null ? <p>{t('missing.text')}</p> : <CaseView state={state} found={found} />}
      <div className={styles.ways}>
        <Button size="desk" disabled={state.busy !== null} onClick={() => void state.refresh()}>
          {state.busy === 'look' ? t('looking') : t('refresh')}
        </Button>
        <Button look="quiet" size="desk" onClick={state.leave}>
          {t('another')}
        </Button>
      </div>
    </>
  );
}
