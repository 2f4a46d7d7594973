import { type ReactNode, type SyntheticEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import type { ProcedureDetail } from '#shared/protocol/procedure-admin.ts';
import { Button } from '#ui/button.tsx';
import type { ApiFailure } from '../api/client.ts';
import { PROCEDURE_FIELDS } from '../lib/procedure-fields.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useMay } from '../lib/use-may.ts';
import { useUnit, useUnitHref } from '../lib/use-unit.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { FormFields } from '../parts/procedure-form.tsx';
import { ProcedureHistory } from '../parts/procedure-history.tsx';
import { ProcedureProblems } from '../parts/procedure-problems.tsx';
import { ProcedureView } from '../parts/procedure-view.tsx';
import { usePartName } from '../parts/use-part-name.ts';
import { useServices, useSession } from '../services.tsx';
import styles from './page.module.css';
import own from './procedure-page.module.css';

/** One procedure: what the public sees, its draft and its history, and everything that may be done to it. */
export function ProcedurePage({ code }: { readonly code: string }): ReactNode {
  const { t } = useTranslation('admin');
  const { procedure } = useServices();
  const { detail, form, failure } = useStore(procedure);
  const [unit] = useUnit();
  const href = useUnitHref();
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  useEffect(() => {
    if (signedIn) void procedure.getState().open(code, unit);
  }, [procedure, signedIn, code, unit]);
  return (
    <div className={styles.page}>
      <Link href={href('/procedures')} className={styles.link}>
        {t('procedures.back')}
      </Link>
      {detail === null && failure === null && <p>{t('procedures.opening')}</p>}
      {detail !== null && detail.code === code && (
        <PageHead
          title={(detail.postedBody ?? detail.draftBody)?.name ?? detail.name}
          lead={t('procedures.one.lead', { code, state: t(`procedures.state.${detail.state}`) })}
        />
      )}
      <Failure failure={failure} onReload={() => void procedure.getState().open(code, unit)} />
      {detail !== null && detail.code === code && (form === null ? <Shown detail={detail} /> : <Editor />)}
    </div>
  );
}

function Failure(props: { readonly failure: ApiFailure | null; readonly onReload: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { failure } = props;
  if (failure === null) return null;
  const changed = failure.type === 'problem' && failure.code === 'procedure-changed';
  return (
    <Notice tone="alarm">
      <p>{changed ? t('procedures.one.changed') : failureText(failure)}</p>
      <Button size="desk" onClick={props.onReload}>
        {t('procedures.one.reload')}
      </Button>
    </Notice>
  );
}

function Shown({ detail }: { readonly detail: ProcedureDetail }): ReactNode {
  const { t } = useTranslation('admin');
  const may = useMay();
  const { draftBody, postedBody, state } = detail;
  return (
    <>
      {may('procedures.write') && <Deeds detail={detail} />}
      {draftBody !== null && (
        <section className={own.body} aria-labelledby="draft-body">
          <h2 id="draft-body">{t('procedures.one.draftTitle')}</h2>
          <ProcedureView body={draftBody} />
        </section>
      )}
      <section className={own.body} aria-labelledby="posted-body">
        <h2 id="posted-body">
          {t(state === 'withdrawn' ? 'procedures.one.withdrawnTitle' : 'procedures.one.postedTitle')}
        </h2>
        {postedBody === null ? <p>{t('procedures.one.never')}</p> : <ProcedureView body={postedBody} />}
      </section>
      <ProcedureProblems code={detail.code} />
      <ProcedureHistory detail={detail} />
    </>
  );
}

/** What may be done to it now, by somebody who may. */
function Deeds({ detail }: { readonly detail: ProcedureDetail }): ReactNode {
  const { t } = useTranslation('admin');
  const { edit, post, act, busy } = useStore(useServices().procedure);
  const { draftBody, state } = detail;
  return (
    <div className={own.deeds}>
      <Button size="desk" onClick={edit}>
        {t(draftBody === null ? 'procedures.one.edit' : 'procedures.one.editDraft')}
      </Button>
      {draftBody !== null && (
        <>
          <Button size="desk" look="primary" disabled={busy} onClick={() => void post()}>
            {t('procedures.one.postDraft')}
          </Button>
          <Button size="desk" look="quiet" disabled={busy} onClick={() => void act('discard-draft')}>
            {t('procedures.one.discard')}
          </Button>
        </>
      )}
      {state === 'posted' && (
        <>
          <Button
            size="desk"
            disabled={busy}
            title={t('procedures.one.checkHint')}
            onClick={() => void act('check')}
          >
            {t('procedures.one.check')}
          </Button>
          <Button size="desk" look="quiet" disabled={busy} onClick={() => void act('withdraw')}>
            {t('procedures.one.withdraw')}
          </Button>
        </>
      )}
    </div>
  );
}

function Editor(): ReactNode {
  const { t } = useTranslation('admin');
  const partName = usePartName();
  const { form, issues, busy, write, save, leaveForm } = useStore(useServices().procedure);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void save();
  };
  const nameOf = (path: string): string =>
    path
      .split('.')
      .map((key) => (/^\d+$/.test(key) ? String(Number(key) + 1) : partName(key)))
      .join(' › ');
  return (
    <form className={own.form} aria-label={t('procedures.form.title')} noValidate onSubmit={submit}>
      <p className={own.lead}>{t('procedures.form.lead')}</p>
      <FormFields fields={PROCEDURE_FIELDS} value={form ?? {}} onChange={write} />
      {issues.length > 0 && (
        <Notice tone="alarm">
          <p>{t('procedures.form.issues')}</p>
          <ul>
            {issues.map(({ path, fault }) => (
              <li key={path}>
                {t('procedures.form.issue', { where: nameOf(path), what: t(`procedures.form.${fault}`) })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className={own.deeds}>
        <Button size="desk" look="primary" type="submit" disabled={busy}>
          {busy ? t('procedures.form.saving') : t('procedures.form.save')}
        </Button>
        <Button size="desk" look="quiet" onClick={leaveForm}>
          {t('procedures.form.leave')}
        </Button>
      </div>
    </form>
  );
}
